namespace Compose.Model.Inputs;

/// <summary>Fetches remote compose files (git, oci). Implemented outside the model, which has no network access.</summary>
public interface IRemoteResources
{
    /// <summary>Whether the reference, as typed, names a remote resource.</summary>
    bool Accepts(string reference);

    /// <summary>The absolute path of the local copy. Throws <see cref="RemoteResourceException"/> with a user-readable message.</summary>
    string Fetch(string reference, CancellationToken cancellationToken);
}

/// <summary>A remote resource could not be fetched; the message is user-readable.</summary>
public sealed class RemoteResourceException(string message, Exception? inner = null) : Exception(message, inner);
