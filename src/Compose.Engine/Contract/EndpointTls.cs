namespace Compose.Engine.Contract;

/// <summary>How to use TLS. The files are read when the first connection is made, not before.</summary>
public sealed record EndpointTls
{
    /// <summary>PEM file of the authorities that may vouch for the engine; null for the system's.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>PEM file of our certificate; null for none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file of its key.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Believe whatever certificate the engine shows.</summary>
    public bool SkipVerification { get; init; }

    /// <summary>Those of <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c> that a directory has.</summary>
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
