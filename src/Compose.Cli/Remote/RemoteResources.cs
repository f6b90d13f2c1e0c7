using System.Collections.Immutable;
using Compose.Engine;
using Compose.Model;

namespace Compose.Cli.Remote;

/// <summary>Several kinds of remote resources as one: the first that accepts a reference fetches it.</summary>
internal sealed class RemoteResources(ImmutableArray<IRemoteResources> kinds) : IRemoteResources
{
    /// <summary>Git and registries, unless COMPOSE_EXPERIMENTAL_GIT_REMOTE or COMPOSE_EXPERIMENTAL_OCI_REMOTE switch them off.</summary>
    /// <param name="variables">The operating system's variables.</param>
    /// <param name="credentials">Who we are at a registry; asked only when one wants to know.</param>
    /// <param name="insecure">Registries to be spoken to without TLS.</param>
    public static RemoteResources Of(
        IReadOnlyDictionary<string, string> variables,
        Func<ImageReference, CancellationToken, RegistryAuth?> credentials,
        ImmutableArray<string> insecure)
    {
        Func<RemoteCache> cache = () => RemoteCache.Of(variables);
        var kinds = ImmutableArray.CreateBuilder<IRemoteResources>(2);
        if (IsOn("COMPOSE_EXPERIMENTAL_GIT_REMOTE")) kinds.Add(new GitResources(new GitProgram("git", variables), cache));
        if (IsOn("COMPOSE_EXPERIMENTAL_OCI_REMOTE"))
            kinds.Add(new OciResources(new OciRegistry(Connect, credentials, insecure), cache));
        return new RemoteResources(kinds.DrainToImmutable());

        static HttpClient Connect() => new() { Timeout = TimeSpan.FromSeconds(60) };

        bool IsOn(string name) => !variables.TryGetValue(name, out var value) || value is not ("0" or "f" or "F" or "false" or "False" or "FALSE");
    }

    public bool Accepts(string reference) => kinds.Any(kind => kind.Accepts(reference));

    public string Fetch(string reference, CancellationToken cancellationToken) =>
        (kinds.FirstOrDefault(kind => kind.Accepts(reference)) ?? throw new RemoteResourceException($"`{reference}` is no remote resource"))
        .Fetch(reference, cancellationToken);
}
