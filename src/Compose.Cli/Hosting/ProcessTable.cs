namespace Compose.Cli.Hosting;

/// <summary>A process, told apart from all others that there ever were.</summary>
/// <param name="Machine">The boot of the machine and the namespace of its process numbers; empty where unknown.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Started">When it started, in ticks since boot: numbers are used again. Empty where unknown.</param>
internal sealed record ProcessIdentity(string Machine, int Number, string Started);

/// <summary>The processes of this machine, as far as this one sees them.</summary>
/// <param name="Own">This process.</param>
/// <param name="StartOf">When a process started; empty when it runs since an unknown time, null when it does not run.</param>
internal sealed record ProcessTable(ProcessIdentity Own, Func<int, string?> StartOf)
{
    // Fields of /proc/PID/stat after the name in parentheses, which may contain anything; proc(5) counts all of them, from 1.
    private const int StateField = 0;
    private const int StartField = 22 - 3;

    /// <param name="own">The number of this process.</param>
    public static ProcessTable Of(int own) => new(new ProcessIdentity(Machine(), own, ReadStart(own) ?? ""), ReadStart);

    /// <summary>Whether a process has ended; null for one of another machine or container, of which nothing is known.</summary>
    public bool? HasEnded(ProcessIdentity process)
    {
        if (process.Machine.Length == 0 || process.Machine != Own.Machine)
            return null;
        var started = StartOf(process.Number);
        return started is null || (started.Length > 0 && process.Started.Length > 0 && started != process.Started);
    }

    private static string Machine()
    {
        try
        {
            var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
            return File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false) is { } space ? $"{boot} {space.Name}" : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // Where /proc hides the processes of others (hidepid), only the signal tells whether one is there.
    private static string? ReadStart(int number)
    {
        if (!SystemCalls.IsProcess(number))
            return null;
        try
        {
            var text = File.ReadAllText($"/proc/{number}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[StateField] is "Z" or "X" ? null : fields[StartField];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
