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
