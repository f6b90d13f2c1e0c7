namespace Compose.Lint.Rules;

/// <summary>The parts of an image reference: <c>registry/repository:tag@digest</c>.</summary>
internal readonly record struct ImageName(string Repository, string? Tag, string? Digest)
{
    /// <summary>The last part of the repository: <c>postgres</c> of <c>docker.io/library/postgres:16</c>.</summary>
    public string Family => Repository[(Repository.LastIndexOf('/') + 1)..];

    /// <summary>Whether it is an official image, without an owner in its name.</summary>
    public bool IsOfficial =>
        !Repository.Contains('/')
        || Repository.StartsWith("library/", StringComparison.Ordinal)
        || Repository.StartsWith("docker.io/library/", StringComparison.Ordinal);

    public static ImageName Of(string reference)
    {
        string? digest = null;
        var at = reference.IndexOf('@');
        if (at >= 0)
            (reference, digest) = (reference[..at], reference[(at + 1)..]);
        var colon = reference.LastIndexOf(':');
        // A colon before a slash belongs to the registry port.
        return colon > reference.LastIndexOf('/')
            ? new ImageName(reference[..colon], reference[(colon + 1)..], digest)
            : new ImageName(reference, null, digest);
    }
}
