using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Planning.Observation;

namespace Compose.Planning.Plans;

/// <summary>The environment of steps: the engine, the clock, the observer, and results of earlier steps.</summary>
public sealed record StepContext(IEngine Engine)
{
    private readonly ConcurrentDictionary<string, string> containerIds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> networkIds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<KeyValuePair<string, string>>> provided = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> shown = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Reference, string? Platform), ObservedImage> images = [];

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public IPlanProgress Progress { get; init; } = SilentProgress.Instance;

    /// <summary>Variables from the Docker configuration for every container and build, such as <c>HTTP_PROXY</c>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Proxies { get; init; } = [];

    /// <summary>Credentials of a registry, or null; may run a credential helper, so called only when needed.</summary>
    public Func<ImageReference, CancellationToken, ValueTask<RegistryAuth?>> Credentials { get; init; } = static (_, _) => default;

    /// <summary>Attaches to the output of the named containers before any of them starts; null when nobody reads it.</summary>
    public Func<ImmutableArray<string>, CancellationToken, Task>? Attach { get; init; }

    /// <summary>Receives output lines of hooks, with the container name.</summary>
    public Action<string, string>? HookOutput { get; init; }

    /// <summary>Builds images; null when unsupported.</summary>
    public IImageBuilder? Builder { get; init; }

    /// <summary>Runs providers; null when unsupported.</summary>
    public IProviders? Providers { get; init; }

    /// <summary>Changes language models; null when unsupported.</summary>
    public ILanguageModels? Models { get; init; }

    /// <summary>The language model service.</summary>
    /// <exception cref="StepException">Unsupported.</exception>
    public ILanguageModels ModelsFor(ModelResource model) =>
        Models ?? throw new StepException($"model {model.Key} is required, but this command provides no models", model.KeyAt);

    /// <summary>Records the variables a provider supplied for the services that depend on this one.</summary>
    public void Remember(string service, ImmutableArray<KeyValuePair<string, string>> variables) => provided[service] = variables;

    /// <summary>The variables a service gets from its dependencies.</summary>
    public ImmutableArray<KeyValuePair<string, string>> ProvidedTo(Service service) =>
        [.. service.DependsOn.SelectMany(dependency => provided.TryGetValue(dependency.Name, out var variables) ? variables : [])];

    /// <summary>Records that the output of containers is shown.</summary>
    public void RememberShown(ImmutableArray<string> containers) => containers.ToList().ForEach(name => shown[name] = true);

    /// <summary>Whether the output of a container is shown.</summary>
    public bool IsShown(string container) => shown.ContainsKey(container);

    /// <summary>Records the ids of what was observed: by now, a name may be that of something else.</summary>
    internal void Remember(ObservedState observed)
    {
        foreach (var container in observed.Containers)
            containerIds.TryAdd(container.Name, container.Id);
        foreach (var network in observed.Networks)
            networkIds.TryAdd(network.Name, observed.FindNetwork(network.Name)?.Id ?? network.Id);
    }

    /// <summary>Records the id of a created container, under its final name.</summary>
    public void Remember(string container, string id) => containerIds[container] = id;

    /// <summary>The id of a container that was observed or created by an earlier step; else the name, which engines accept.</summary>
    public string IdOf(string container) => containerIds.GetValueOrDefault(container, container);

    /// <summary>Records the id of a created network.</summary>
    internal void RememberNetwork(string network, string id) => networkIds[network] = id;

    /// <summary>As <see cref="IdOf"/>; an engine before API 1.44 may have several networks of one name.</summary>
    internal string NetworkIdOf(string network) => networkIds.GetValueOrDefault(network, network);

    /// <summary>Records an image pulled or built by an earlier step for a platform.</summary>
    public void Remember(string reference, string? platform, ObservedImage image) => images[(reference, platform)] = image;

    /// <summary>The image from an earlier step for a platform, else the observed one.</summary>
    public ObservedImage? ImageOf(string reference, string? platform, ObservedImage? observed) =>
        images.GetValueOrDefault((reference, platform)) ?? observed;
}
