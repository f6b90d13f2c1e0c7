namespace Compose.Engine.Contract;

/// <summary>A parsed image reference: <c>[registry/]path[:tag][@digest]</c>.</summary>
/// <param name="Name">Registry and path as typed: <c>nginx</c>, <c>ghcr.io/owner/app</c>.</param>
/// <param name="Tag">Null when none was typed.</param>
/// <param name="Digest">Such as <c>sha256:…</c>, or null.</param>
public sealed record ImageReference(string Name, string? Tag, string? Digest)
{
    /// <summary>The key of Docker Hub in the credentials of the Docker configuration.</summary>
    public const string HubCredentialsKey = "https://index.docker.io/v1/";

    /// <summary>The registry's host, by default <c>docker.io</c>.</summary>
    public string Registry
    {
        get
        {
            var slash = Name.IndexOf('/');
            if (slash < 0)
                return "docker.io";
            var first = Name.AsSpan(0, slash);
            var isHost = first.ContainsAny('.', ':') || first.SequenceEqual("localhost");
            return !isHost || first.SequenceEqual("index.docker.io") ? "docker.io" : first.ToString();
        }
    }

    /// <summary>The key of its credentials in the Docker configuration.</summary>
    public string CredentialsKey => Registry == "docker.io" ? HubCredentialsKey : Registry;

    /// <summary>The tag or digest to pull: the digest takes precedence, <c>latest</c> is the default.</summary>
    public string TagOrDigest => Digest ?? Tag ?? "latest";

    /// <summary>The name with its registry: <c>docker.io/library/nginx</c>.</summary>
    public string FullName =>
        Registry != "docker.io" ? Name
        : Name[
            (
                Name.StartsWith("docker.io/", StringComparison.Ordinal) ? "docker.io/".Length
                : Name.StartsWith("index.docker.io/", StringComparison.Ordinal) ? "index.docker.io/".Length
                : 0
            )..
        ]
            is var path
        && path.Contains('/')
            ? $"docker.io/{path}"
        : $"docker.io/library/{path}";

    /// <summary>The short name: <c>nginx</c> for <c>docker.io/library/nginx</c>.</summary>
    public string FamiliarName =>
        Registry != "docker.io" ? Name
        : FullName["docker.io/".Length..] is var path && path.StartsWith("library/", StringComparison.Ordinal) ? path["library/".Length..]
        : path;

    /// <summary>Parses a reference without validating it, which is left to the engine.</summary>
    public static ImageReference Parse(string text)
    {
        string? digest = null,
            tag = null;
        var at = text.IndexOf('@');
        if (at >= 0)
        {
            digest = text[(at + 1)..];
            text = text[..at];
        }
        var colon = text.LastIndexOf(':');
        if (colon > text.LastIndexOf('/'))
        {
            tag = text[(colon + 1)..];
            text = text[..colon];
        }
        return new(text, tag, digest);
    }

    /// <summary>The reference as typed.</summary>
    public override string ToString() => Name + (Tag is null ? "" : ":" + Tag) + (Digest is null ? "" : "@" + Digest);
}
