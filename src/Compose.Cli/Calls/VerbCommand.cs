using System.Collections.Immutable;
using System.CommandLine;
using Compose.Cli.Failures;
using Compose.Cli.Flags;

namespace Compose.Cli.Calls;

/// <summary>One verb: its flags, its operands, its examples and what it does.</summary>
internal sealed class VerbCommand(string name, string description) : Command(name, description)
{
    public required VerbGroup Group { get; init; }

    /// <summary>The verbs in front of its name: <c>bridge</c> of <c>bridge convert</c>; empty for most.</summary>
    public string Under { get; init; } = "";

    /// <summary>All words that call it.</summary>
    public string Path => Under.Length == 0 ? Name : $"{Under} {Name}";

    /// <summary>
    /// Runs the verb and returns the exit code. Throws <see cref="CommandFailed"/> to end with a message. Null for one that only gathers
    /// others under its name: alone it shows its help.
    /// </summary>
    public Func<Invocation, CancellationToken, Task<int>>? Run { get; init; }

    public bool Gathers => Run is null;

    /// <summary>A command line without the program's name, and what it does.</summary>
    public ImmutableArray<(string Line, string Does)> Examples { get; init; } = [];

    /// <summary>Everything from the second operand on belongs to a command in a container, flags included (exec, run).</summary>
    public bool StopsAtFirstOperand { get; init; }

    /// <summary>Exit code of a wrong command line or an unusable file: 2 for verbs that check, so that 1 means findings.</summary>
    public int UnusableCode { get; init; } = ExitCode.Failed;

    /// <summary>--dry-run behind the verb; not shown where there is nothing to hold back.</summary>
    public Option<bool> AddDryRun()
    {
        var flag = GlobalOptions.DryRunFlag();
        flag.Hidden = IsQuick;
        Options.Add(flag);
        return flag;
    }

    /// <summary>Reads files only: signals keep their default effect and no handler is set up.</summary>
    public bool IsQuick { get; init; }
}
