namespace Compose.Cli.Failures;

/// <summary>Exit codes of the process. Commands run in containers return their own.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Any failure; findings, for checking verbs.</summary>
    public const int Failed = 1;

    /// <summary>For checking verbs (validate, lint): the check could not run. Never findings.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM, as shells report it.</summary>
    public const int Interrupted = 130;
}
