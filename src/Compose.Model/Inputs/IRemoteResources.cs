namespace Compose.Model.Inputs;

/// <summary>Fetches compose files that live elsewhere (git, oci). Implemented outside the model, which sees no network.</summary>
public interface IRemoteResources
{
    /// <summary>Whether the reference, as typed, names a remote resource.</summary>
    bool Accepts(string reference);

    /// <summary>The absolute path of the local copy. Throws <see cref="RemoteResourceException"/> with a sentence for people.</summary>
    string Fetch(string reference, CancellationToken cancellationToken);
}

/// <summary>A remote resource that could not be had; the message is a sentence for people.</summary>
public sealed class RemoteResourceException(string message, Exception? inner = null) : Exception(message, inner);
