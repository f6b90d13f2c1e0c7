using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Services;

namespace Compose.Planning.Plans;

/// <summary>Runs provider programs of services without containers (spec, "provider").</summary>
public interface IProviders
{
    /// <summary>
    /// Whether the program supports the action. Throws <see cref="StepException"/> when it is missing, or lacks a required option.
    /// </summary>
    Task<bool> KnowsAsync(Project project, Service service, string action, CancellationToken cancellationToken);

    /// <summary>Runs the program to completion. Throws <see cref="StepException"/> when it is missing or fails.</summary>
    /// <param name="action"><c>up</c>, <c>stop</c> or <c>down</c>.</param>
    /// <param name="tell">Receives progress messages.</param>
    /// <returns>The variables for services that depend on this one.</returns>
    Task<ImmutableArray<KeyValuePair<string, string>>> RunAsync(
        Project project,
        Service service,
        string action,
        Action<string> tell,
        CancellationToken cancellationToken
    );
}
