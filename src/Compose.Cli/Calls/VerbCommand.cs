using System.Collections.Immutable;
using System.CommandLine;
using Compose.Cli.Failures;
using Compose.Cli.Flags;

namespace Compose.Cli.Calls;

/// <summary>A verb: flags, operands, examples and implementation.</summary>
internal sealed class VerbCommand(string name, string description) : Command(name, description)
{
    public required VerbGroup Group { get; init; }

    /// <summary>The parent verbs: <c>bridge</c> of <c>bridge convert</c>; empty for most.</summary>
    public string Under { get; init; } = "";

    /// <summary>The full command path.</summary>
    public string Path => Under.Length == 0 ? Name : $"{Under} {Name}";

    /// <summary>
    /// Runs the verb and returns the exit code. Throws <see cref="CommandFailed"/> to end with a message. Null for a verb that only groups
    /// others: alone it shows its help.
    /// </summary>
    public Func<Invocation, CancellationToken, Task<int>>? Run { get; init; }

    public bool Gathers => Run is null;

    /// <summary>Command lines without the program's name, each with a description.</summary>
    public ImmutableArray<(string Line, string Does)> Examples { get; init; } = [];

    /// <summary>Whether everything from the second operand on, flags included, belongs to a command in a container (exec, run).</summary>
    public bool StopsAtFirstOperand { get; init; }

    /// <summary>Exit code for an invalid command line or an unusable file: 2 for checking verbs, where 1 means findings.</summary>
    public int UnusableCode { get; init; } = ExitCode.Failed;

    /// <summary>Whether it changes a project, as one run at a time does: it waits for others, unless --no-wait-lock is given.</summary>
    public bool WaitsForOthers { get; init; }

    /// <summary>Adds the flags that are read for every verb: --dry-run, hidden where it has no effect, and --no-wait-lock.</summary>
    public (Option<bool> DryRun, Option<bool>? NoWaitLock) AddCommonFlags()
    {
        var dryRun = GlobalOptions.DryRunFlag();
        dryRun.Hidden = IsQuick;
        Options.Add(dryRun);
        if (!WaitsForOthers)
            return (dryRun, null);
        var noWaitLock = GlobalOptions.NoWaitLockFlag();
        Options.Add(noWaitLock);
        return (dryRun, noWaitLock);
    }

    /// <summary>Whether it only reads files: signals keep their default effect and no handler is installed.</summary>
    public bool IsQuick { get; init; }
}
