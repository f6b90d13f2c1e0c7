namespace Compose.Engine.Wire;

/// <summary>Body of <c>POST /containers/{id}/exec</c>.</summary>
public sealed record ExecCreate
{
    public required IReadOnlyList<string> Cmd { get; init; }
    public bool AttachStdin { get; init; }
    public bool AttachStdout { get; init; }
    public bool AttachStderr { get; init; }
    public bool Detach { get; init; }
    public bool Tty { get; init; }
    public bool Privileged { get; init; }
    public string? User { get; init; }
    public string? WorkingDir { get; init; }
    public IReadOnlyList<string>? Env { get; init; }
    public string? DetachKeys { get; init; }

    /// <summary>Rows, then columns (API 1.42).</summary>
    public IReadOnlyList<int>? ConsoleSize { get; init; }
}

/// <summary>Body of <c>POST /exec/{id}/start</c>.</summary>
public sealed record ExecStart(bool Detach, bool Tty);

/// <summary>Answer of <c>GET /exec/{id}/json</c>.</summary>
public sealed record ExecInspect
{
    public string? ID { get; init; }
    public bool Running { get; init; }

    /// <summary>Null while running. 126 or 127 when the command could not be started.</summary>
    public int? ExitCode { get; init; }
    public int Pid { get; init; }
    public string? ContainerID { get; init; }
}
