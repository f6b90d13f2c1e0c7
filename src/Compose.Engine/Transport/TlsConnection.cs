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
        try
        {
            await tls.AuthenticateAsClientAsync(Options(endpoint, settings), cancellation).ConfigureAwait(false);
            return new(tls);
        }
        catch (AuthenticationException error)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            var reason = error.InnerException?.Message ?? error.Message;
            throw new EngineException(null, $"cannot agree with the Docker engine at {endpoint} on TLS: {reason}; are ca.pem, cert.pem and key.pem those of this engine?", endpoint.Text, error);
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
            if (settings.SkipVerification)
                options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
            else if (settings.AuthorityFile is { } authorities)
                options.CertificateChainPolicy = Trusting(authorities);
            if (settings.CertificateFile is { } certificate)
                options.ClientCertificates = [Load(certificate, settings.KeyFile)];
            return options;
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new EngineException(null, $"cannot read the certificates for the Docker engine at {endpoint}: {error.Message}", endpoint.Text, error);
        }
    }

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
