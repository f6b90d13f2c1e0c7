using System.Collections.Immutable;
using Compose.Model;

namespace Compose.Cli.Remote;

/// <summary>Several kinds of remote resources as one: the first that accepts a reference and is not switched off fetches it.</summary>
/// <param name="kinds">Each with the setting that switches it off.</param>
/// <param name="setting">Finds a setting; asked only about references that some kind accepts, since it may have to read files.</param>
internal sealed class RemoteResources(ImmutableArray<(string Switch, IRemoteResources Resources)> kinds, Func<string, string?> setting) : IRemoteResources
{
    /// <summary>Git and registries.</summary>
    /// <param name="variables">The operating system's variables.</param>
    /// <param name="registry">A client of registries.</param>
    public static RemoteResources Of(IReadOnlyDictionary<string, string> variables, Func<string, string?> setting, OciRegistry registry)
    {
        Func<RemoteCache> cache = () => RemoteCache.Of(variables);
        return new RemoteResources(
            [
                ("COMPOSE_EXPERIMENTAL_GIT_REMOTE", new GitResources(new GitProgram("git", variables), cache)),
                ("COMPOSE_EXPERIMENTAL_OCI_REMOTE", new OciResources(registry, cache)),
            ],
            setting);
    }

    public bool Accepts(string reference) => Find(reference) is not null;

    public string Fetch(string reference, CancellationToken cancellationToken) =>
        (Find(reference) ?? throw new RemoteResourceException($"`{reference}` is no remote resource")).Fetch(reference, cancellationToken);

    private IRemoteResources? Find(string reference)
    {
        foreach (var (name, resources) in kinds)
            if (resources.Accepts(reference) && setting(name) is not ("0" or "f" or "F" or "false" or "False" or "FALSE")) return resources;
        return null;
    }
}
