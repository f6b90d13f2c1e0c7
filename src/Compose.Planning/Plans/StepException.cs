using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Planning.Plans;

/// <summary>A step failed because of the project rather than the engine; the message is user-readable.</summary>
public sealed class StepException(string message, Location? at = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>A problem not found during planning.</summary>
    public static StepException Of(Diagnostic problem) => new(problem.Message, problem.At) { Help = problem.Help };

    /// <summary>Location of the cause; null when it is in no file.</summary>
    public Location? At { get; } = at;

    /// <summary>What else is known, one fact per line, such as the last lines of a container that failed.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    /// <summary>Whether it fails again whatever the project's containers do, as when a name belongs to another project.</summary>
    public bool IsFinal { get; init; }

    /// <summary>How to fix it.</summary>
    public string? Help { get; init; }
}
