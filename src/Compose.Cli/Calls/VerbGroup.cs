namespace Compose.Cli.Calls;

/// <summary>The headings of the overview, in its order.</summary>
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
