namespace Compose.Cli.Failures;

/// <summary>What the process returns. A command that ran in a container hands its own code through.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Any failure; findings, for verbs that check.</summary>
    public const int Failed = 1;

    /// <summary>For verbs that check (validate, lint): they could not be run. Never findings.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM, as shells report it.</summary>
    public const int Interrupted = 130;
}
