using System.Collections.Immutable;
using Compose.Model.Inputs;

namespace Compose.Cli.Remote;

/// <summary>Combines several kinds of remote resources: the first that accepts a reference fetches it, unless disabled.</summary>
/// <param name="kinds">Each with the setting that disables it.</param>
/// <param name="setting">Reads a setting; called only for accepted references, since it may have to read files.</param>
internal sealed class RemoteResources(
    ImmutableArray<(string Kind, string Switch, IRemoteResources Resources)> kinds,
    Func<string, string?> setting
) : IRemoteResources
{
    /// <summary>Git and registries.</summary>
    /// <param name="variables">The operating system's variables.</param>
    /// <param name="registry">A registry client.</param>
    public static RemoteResources Of(IReadOnlyDictionary<string, string> variables, Func<string, string?> setting, OciRegistry registry)
    {
        Func<RemoteCache> cache = () => RemoteCache.Of(variables);
        return new RemoteResources(
            [
                ("git", "COMPOSE_EXPERIMENTAL_GIT_REMOTE", new GitResources(new GitProgram("git", variables), cache)),
                ("OCI", "COMPOSE_EXPERIMENTAL_OCI_REMOTE", new OciResources(registry, cache)),
            ],
            setting
        );
    }

    public bool Accepts(string reference) => kinds.Any(kind => kind.Resources.Accepts(reference));

    public string Fetch(string reference, CancellationToken cancellationToken) =>
        (Find(reference) ?? throw new RemoteResourceException($"`{reference}` is not a remote resource")).Fetch(
            reference,
            cancellationToken
        );

    /// <exception cref="RemoteResourceException">Its kind is disabled, or the setting is invalid.</exception>
    private IRemoteResources? Find(string reference)
    {
        foreach (var (kind, name, resources) in kinds)
        {
            if (!resources.Accepts(reference))
                continue;
            return IsOn(name) ? resources : throw new RemoteResourceException($"{kind} remote resource is disabled by \"{name}\"");
        }

        return null;
    }

    private bool IsOn(string name) =>
        setting(name) switch
        {
            "0" or "f" or "F" or "false" or "False" or "FALSE" => false,
            null or "" or "1" or "t" or "T" or "true" or "True" or "TRUE" => true,
            var word => throw new RemoteResourceException($"{name} environment variable expects boolean value, not \"{word}\""),
        };
}
