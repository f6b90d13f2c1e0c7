using System.Collections.Immutable;
using System.Globalization;
using Compose.Cli.Failures;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model.Syntax;
using Compose.Planning.Naming;

namespace Compose.Cli.Containers;

/// <summary>Finds the containers of a project by their labels.</summary>
internal sealed class ProjectContainers(IEngine engine, string project)
{
    /// <summary>Sorted by name. Hook containers, which have no config hash, are omitted.</summary>
    public async Task<ImmutableArray<ContainerSummary>> ListAsync(
        bool all,
        bool oneOffs,
        ImmutableArray<string> services,
        CancellationToken cancellationToken
    )
    {
        var filters = Filters.None.Label(Labels.Project, project).Label(Labels.ConfigHash);
        if (!oneOffs)
            filters = filters.Label(Labels.OneOff, "False");
        var found = await engine.ListContainersAsync(filters, all, cancellationToken).ConfigureAwait(false);
        return
        [
            .. found.Where(c => services.IsEmpty || services.Contains(ServiceOf(c))).OrderBy(static c => c.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The container a verb uses for a named service: the lowest number, replicas before one-offs.</summary>
    /// <param name="index">Its number; 0 for any.</param>
    /// <param name="all">Whether to include stopped containers.</param>
    /// <exception cref="CommandFailed">No container matches.</exception>
    public async Task<ContainerSummary> ChooseAsync(string service, int index, bool all, CancellationToken cancellationToken)
    {
        var containers = await ListAsync(all, oneOffs: true, [service], cancellationToken).ConfigureAwait(false);
        var candidates = index > 0 ? containers.Where(c => !IsOneOff(c) && NumberOf(c) == index) : containers;
        return candidates.OrderBy(IsOneOff).ThenBy(NumberOf).FirstOrDefault()
            ?? throw new CommandFailed(await MissingAsync(service, index, cancellationToken).ConfigureAwait(false));
    }

    public static string ServiceOf(ContainerSummary container) => container.Labels.GetValueOrDefault(Labels.Service, "");

    public static bool IsOneOff(ContainerSummary container) => container.Labels.GetValueOrDefault(Labels.OneOff) == "True";

    public static int NumberOf(ContainerSummary container) =>
        int.TryParse(container.Labels.GetValueOrDefault(Labels.Number), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task<string> MissingAsync(string service, int index, CancellationToken cancellationToken)
    {
        if (index > 0)
            return $"service \"{service}\" is not running container #{index}";
        var known = await ListAsync(all: true, oneOffs: true, [], cancellationToken).ConfigureAwait(false);
        var names = known.Select(ServiceOf).Distinct().ToList();
        var meant = names.Contains(service) ? "" : DidYouMean.For(service, names);
        return $"service \"{service}\" is not running{(meant.Length > 0 ? meant : $"; start it with \"up --detach {service}\"")}";
    }
}
