namespace Compose.Engine.Contract;

/// <summary>TLS settings. Files are read at the first connection.</summary>
public sealed record EndpointTls
{
    /// <summary>PEM file of the trusted authorities; null for the system's.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>PEM file of the client certificate; null for none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file of the client key.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Whether to accept any engine certificate.</summary>
    public bool SkipVerification { get; init; }

    /// <summary>Uses the existing ones of <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c> in a directory.</summary>
    public static EndpointTls FromDirectory(string directory, bool skipVerification = false)
    {
        return new()
        {
            AuthorityFile = Existing("ca.pem"),
            CertificateFile = Existing("cert.pem"),
            KeyFile = Existing("key.pem"),
            SkipVerification = skipVerification,
        };

        string? Existing(string name) => Path.Combine(directory, name) is var file && File.Exists(file) ? file : null;
    }
}
