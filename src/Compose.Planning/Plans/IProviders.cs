using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Services;

namespace Compose.Planning.Plans;

/// <summary>Runs the programs behind services that are no containers (spec, "provider").</summary>
public interface IProviders
{
    /// <summary>
    /// Whether the program does anything for the action. Throws <see cref="StepException"/> when it is missing, or is not given what it
    /// requires.
    /// </summary>
    Task<bool> KnowsAsync(Project project, Service service, string action, CancellationToken cancellationToken);

    /// <summary>Runs the program to its end. Throws <see cref="StepException"/> when it is missing or fails.</summary>
    /// <param name="action"><c>up</c>, <c>stop</c> or <c>down</c>.</param>
    /// <param name="tell">What it says meanwhile, for people.</param>
    /// <returns>The variables that services depending on this one get.</returns>
    Task<ImmutableArray<KeyValuePair<string, string>>> RunAsync(
        Project project,
        Service service,
        string action,
        Action<string> tell,
        CancellationToken cancellationToken
    );
}
