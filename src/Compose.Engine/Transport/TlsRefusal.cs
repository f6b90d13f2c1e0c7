using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Compose.Engine.Contract;

namespace Compose.Engine.Transport;

/// <summary>Which side refused a TLS connection, and because of which file.</summary>
internal static class TlsRefusal
{
    /// <summary>What an engine says of a client certificate (RFC 8446, section 6.2), in the words of the TLS library.</summary>
    private static readonly (string Alert, string Reason)[] Alerts =
    [
        ("unknown ca", "it is not signed by an authority of the engine"),
        ("certificate expired", "it has expired"),
        ("certificate revoked", "it has been revoked"),
        ("unsupported certificate", "it is not for clients"),
        ("bad certificate", "the engine does not accept it"),
        ("certificate unknown", "the engine does not accept it"),
        ("access denied", "the engine does not accept it"),
        ("decrypt error", "key.pem is not its key"),
    ];

    /// <summary>Why this side refuses the engine's certificate.</summary>
    public static string ByUs(SslPolicyErrors doubts, X509ChainStatusFlags chain, EngineEndpoint endpoint, EndpointTls settings) =>
        "this side refuses the engine's certificate: "
        + (
            chain.HasFlag(X509ChainStatusFlags.NotTimeValid) ? "it has expired, or a clock is wrong"
            : doubts.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ?
                "it is not signed by an authority in "
                    + (settings.AuthorityFile ?? "the system's list; --tlscacert, or ca.pem in DOCKER_CERT_PATH, names another")
            : doubts.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"it is not for {endpoint.Host}"
            : "there is none"
        );

    /// <summary>Why the engine refuses this side; null when the error does not say that it does.</summary>
    public static string? ByEngine(Exception error, EndpointTls settings)
    {
        var innermost = error.GetBaseException().Message;
        if (!innermost.Contains("alert", StringComparison.OrdinalIgnoreCase))
            return null;
        if (settings.CertificateFile is not { } certificate)
            return "the engine wants a client certificate; --tlscert and --tlskey, or cert.pem and key.pem in DOCKER_CERT_PATH, name one";
        foreach (var (alert, reason) in Alerts)
            if (innermost.Contains(alert, StringComparison.OrdinalIgnoreCase))
                return $"the engine refuses our certificate {certificate}: {reason}";
        return $"the engine refuses the connection; it may not accept our certificate {certificate}";
    }
}
