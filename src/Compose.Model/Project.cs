using System.Collections.Immutable;
using Compose.Model.Inputs;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model;

/// <summary>A resolved project: what `config` prints and the engine is converged to.</summary>
public sealed record Project
{
    public required string Name { get; init; }

    /// <summary>Absolute base of relative paths.</summary>
    public required string Directory { get; init; }

    /// <summary>Absolute paths of the compose files, in merge order; <c>-</c> for standard input.</summary>
    public ImmutableArray<string> ComposeFiles { get; init; } = [];

    /// <summary>Absolute paths given by --env-file or COMPOSE_ENV_FILES; empty when only <c>.env</c> was read.</summary>
    public ImmutableArray<string> EnvFiles { get; init; } = [];

    /// <summary>
    /// All files involved: compose files, overrides, includes, extended files, with comments and anchors for lint and editors.
    /// </summary>
    public ImmutableArray<YamlFile> Sources { get; init; } = [];

    /// <summary>Local files requested by <c>include</c> and <c>extends</c>, in reading order.</summary>
    public ImmutableArray<FileReference> References { get; init; } = [];

    /// <summary>Remote resources fetched for <c>include</c> and <c>extends</c>, as typed, in reading order.</summary>
    public ImmutableArray<Scalar> RemoteReferences { get; init; } = [];

    /// <summary>The whole model in long form: name, services, networks, volumes, secrets, configs, models, x-*.</summary>
    public required Mapping Root { get; init; }

    /// <summary>Enabled and selected services, sorted by name.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];

    /// <summary>Services whose profiles are inactive or that were not selected, sorted by name.</summary>
    public ImmutableArray<Service> DisabledServices { get; init; } = [];

    public ImmutableArray<Network> Networks { get; init; } = [];

    public ImmutableArray<Volume> Volumes { get; init; } = [];

    public ImmutableArray<Secret> Secrets { get; init; } = [];

    public ImmutableArray<Config> Configs { get; init; } = [];

    public ImmutableArray<ModelResource> Models { get; init; } = [];

    /// <summary>The active profiles.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>Variables used for substitution, each with its source.</summary>
    public required Variables.VariableScope Variables { get; init; }

    /// <summary>The project with the node of each enabled service changed.</summary>
    internal Project Change(Func<Mapping, Mapping> change) =>
        this with
        {
            Services = ImmutableArray.CreateRange(Services, s => s.With(change(s.Node))),
        };

    public Service? FindService(string name) => Services.FirstOrDefault(s => s.Name == name);

    /// <summary>The service, whether enabled and selected or not: its image may still be needed.</summary>
    public Service? FindDeclaredService(string name) => FindService(name) ?? DisabledServices.FirstOrDefault(s => s.Name == name);

    public Network? FindNetwork(string key) => Networks.FirstOrDefault(n => n.Key == key);

    public Volume? FindVolume(string key) => Volumes.FirstOrDefault(v => v.Key == key);

    public Secret? FindSecret(string key) => Secrets.FirstOrDefault(s => s.Key == key);

    public Config? FindConfig(string key) => Configs.FirstOrDefault(c => c.Key == key);
}
