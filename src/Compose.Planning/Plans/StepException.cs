using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Planning.Plans;

/// <summary>A step failed for a reason that is the project's, not the engine's; the message is a sentence for people.</summary>
public sealed class StepException(string message, Location? at = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>A problem that was not told when the plan was made.</summary>
    public static StepException Of(Diagnostic problem) => new(problem.Message, problem.At) { Help = problem.Help };

    /// <summary>Where in the file the cause stands; null when it is in none.</summary>
    public Location? At { get; } = at;

    /// <summary>A way out.</summary>
    public string? Help { get; init; }
}
