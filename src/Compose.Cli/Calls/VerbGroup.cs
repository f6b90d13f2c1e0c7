namespace Compose.Cli.Calls;

/// <summary>The headings of the help overview, in order.</summary>
internal enum VerbGroup
{
    Check,
    Converge,
    Steer,
    Look,
    Reach,
    Images,
    Other,
}

internal static class VerbGroupTitle
{
    public static string Title(this VerbGroup group) =>
        group switch
        {
            VerbGroup.Check => "Read and check files",
            VerbGroup.Converge => "Create and update containers",
            VerbGroup.Steer => "Manage containers",
            VerbGroup.Look => "Inspect",
            VerbGroup.Reach => "Work inside containers",
            VerbGroup.Images => "Images",
            _ => "Other",
        };
}
