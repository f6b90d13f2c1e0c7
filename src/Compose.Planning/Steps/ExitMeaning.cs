using Compose.Engine.Wire;

namespace Compose.Planning.Steps;

/// <summary>What an exit code says by convention: 126 and 127 of shells and runtimes, 128 and the number of a signal.</summary>
internal static class ExitMeaning
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>The meaning in a few words; null for a code of the program's own.</summary>
    /// <param name="memory">The container's limit in bytes; 0 for none.</param>
    public static string? Of(ContainerState state, long memory) =>
        state.ExitCode switch
        {
            _ when state.OOMKilled => $"out of memory{(memory > 0 ? $", its limit is {memory / Mebibyte} MiB" : "")}",
            126 => "the command cannot be executed: check that it is executable and for this platform",
            127 => "the command was not found in the image",
            129 => "hung up (SIGHUP)",
            130 => "interrupted (SIGINT)",
            131 => "quit (SIGQUIT)",
            132 => "illegal instruction (SIGILL): the image may need another processor",
            134 => "aborted by itself (SIGABRT)",
            135 => "bus error (SIGBUS)",
            136 => "arithmetic error (SIGFPE)",
            137 => "killed (SIGKILL): by someone, or by the system when it ran out of memory",
            139 => "invalid memory access (SIGSEGV)",
            141 => "nobody read its output (SIGPIPE)",
            143 => "terminated (SIGTERM)",
            > 128 and < 193 => $"ended by signal {state.ExitCode - 128}",
            _ => null,
        };
}
