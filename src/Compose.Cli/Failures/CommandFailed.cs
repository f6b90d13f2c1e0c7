namespace Compose.Cli.Failures;

/// <summary>Ends a verb with a user-readable message, or null when everything has been reported.</summary>
internal sealed class CommandFailed(string? message, int exitCode = ExitCode.Failed) : Exception(message)
{
    public int Code { get; } = exitCode;

    /// <summary>Whether there is something left to print.</summary>
    public bool HasMessage { get; } = message is not null;
}
