using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Compose.Engine.Streams;

namespace Compose.Engine.Transport;

/// <summary>TLS over TCP.</summary>
internal sealed class TlsConnection : DuplexStream
{
    private readonly SslStream _tls;

    private TlsConnection(SslStream tls) : base(tls) => _tls = tls;

    /// <summary>Shakes hands over an open connection, which it takes over.</summary>
    public static async Task<TlsConnection> OpenAsync(Socket socket, EngineEndpoint endpoint, EndpointTls settings, CancellationToken cancellation)
    {
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false);
        var doubts = SslPolicyErrors.None;
        try
        {
            var options = Options(endpoint, settings);
            options.RemoteCertificateValidationCallback = (_, _, _, found) => (doubts = found) == SslPolicyErrors.None || settings.SkipVerification;
            await tls.AuthenticateAsClientAsync(options, cancellation).ConfigureAwait(false);
            return new(tls);
        }
        catch (AuthenticationException error)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw new EngineException(null, $"cannot agree with the Docker engine at {endpoint} on TLS: {Reason(doubts, endpoint)}", endpoint.Text, error);
        }
        catch
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask CloseWriteAsync(CancellationToken cancellation)
    {
        try
        {
            await _tls.ShutdownAsync().WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // As for a plain connection: it is closed already.
        }
    }

    private static SslClientAuthenticationOptions Options(EngineEndpoint endpoint, EndpointTls settings)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = endpoint.Host };
        try
        {
            if (settings.AuthorityFile is { } authorities)
                options.CertificateChainPolicy = Trusting(authorities);
            if (settings.CertificateFile is { } certificate)
                options.ClientCertificates = [Load(certificate, settings.KeyFile)];
            return options;
        }
        catch (Exception error) when (error is CryptographicException || UnreadableFile.IsCause(error))
        {
            var reason = error is CryptographicException ? "ca.pem, cert.pem or key.pem is damaged, or the key is not that of the certificate" : UnreadableFile.Reason(error);
            throw new EngineException(null, $"cannot read the certificates for the Docker engine at {endpoint}: {reason}", endpoint.Text, error);
        }
    }

    private static string Reason(SslPolicyErrors doubts, EngineEndpoint endpoint) =>
        doubts.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? "none of the authorities in ca.pem vouches for its certificate"
        : doubts.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"its certificate is not for {endpoint.Host}"
        : "it speaks no TLS, or refuses our certificate";

    private static X509ChainPolicy Trusting(string authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(authorities);
        return policy;
    }

    private static X509Certificate2 Load(string certificate, string? key)
    {
        var loaded = X509Certificate2.CreateFromPemFile(certificate, key);
        if (!OperatingSystem.IsWindows())
            return loaded;
        // Windows cannot use a key that exists in memory only: https://github.com/dotnet/runtime/issues/23749
        using (loaded)
            return X509CertificateLoader.LoadPkcs12(loaded.Export(X509ContentType.Pkcs12), null);
    }
}
