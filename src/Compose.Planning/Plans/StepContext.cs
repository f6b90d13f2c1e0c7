using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Planning.Observation;

namespace Compose.Planning.Plans;

/// <summary>What steps work with: the engine, the clock, who watches, and what earlier steps found out.</summary>
public sealed record StepContext(IEngine Engine)
{
    private readonly ConcurrentDictionary<string, string> containerIds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<KeyValuePair<string, string>>> provided = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Reference, string? Platform), ObservedImage> images = [];

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public IPlanProgress Progress { get; init; } = SilentProgress.Instance;

    /// <summary>Variables the Docker configuration gives every container and build, such as <c>HTTP_PROXY</c>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Proxies { get; init; } = [];

    /// <summary>Credentials for a registry, or null; may ask a credential program, so only when needed.</summary>
    public Func<ImageReference, CancellationToken, ValueTask<RegistryAuth?>> Credentials { get; init; } = static (_, _) => default;

    /// <summary>Connects to the output of the named containers before any of them starts; null when nobody reads it.</summary>
    public Func<ImmutableArray<string>, CancellationToken, Task>? Attach { get; init; }

    /// <summary>A line that a hook of the named container wrote.</summary>
    public Action<string, string>? HookOutput { get; init; }

    /// <summary>Builds images; null when this run cannot build.</summary>
    public IImageBuilder? Builder { get; init; }

    /// <summary>Runs providers; null when this run cannot.</summary>
    public IProviders? Providers { get; init; }

    /// <summary>Changes language models; null when this run cannot.</summary>
    public ILanguageModels? Models { get; init; }

    /// <summary>What changes a language model.</summary>
    /// <exception cref="StepException">This run cannot.</exception>
    public ILanguageModels ModelsFor(ModelResource model) =>
        Models ?? throw new StepException($"model {model.Key} is required, but this command provides no models", model.KeyAt);

    /// <summary>A provider gave these variables to the services that depend on this one.</summary>
    public void Remember(string service, ImmutableArray<KeyValuePair<string, string>> variables) => provided[service] = variables;

    /// <summary>The variables that a service gets from those it depends on.</summary>
    public ImmutableArray<KeyValuePair<string, string>> ProvidedTo(Service service) =>
        [.. service.DependsOn.SelectMany(dependency => provided.TryGetValue(dependency.Name, out var variables) ? variables : [])];

    /// <summary>The container of that name has this id from now on.</summary>
    public void Remember(string container, string id) => containerIds[container] = id;

    /// <summary>The id of a container an earlier step made; the name itself otherwise, which the engine understands too.</summary>
    public string IdOf(string container) => containerIds.GetValueOrDefault(container, container);

    /// <summary>An earlier step pulled or built this image for a platform.</summary>
    public void Remember(string reference, string? platform, ObservedImage image) => images[(reference, platform)] = image;

    /// <summary>The image an earlier step made for a platform, or what was observed.</summary>
    public ObservedImage? ImageOf(string reference, string? platform, ObservedImage? observed) =>
        images.GetValueOrDefault((reference, platform)) ?? observed;
}
