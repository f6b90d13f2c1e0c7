using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Compose.Engine.Contract;
using Compose.Engine.Streams;

namespace Compose.Engine.Transport;

/// <summary>TLS over TCP.</summary>
internal sealed class TlsConnection : DuplexStream
{
    private readonly SslStream tls;
    private readonly EngineEndpoint endpoint;
    private readonly EndpointTls settings;
    private bool isAccepted;

    private TlsConnection(SslStream tls, EngineEndpoint endpoint, EndpointTls settings)
        : base(tls) => (this.tls, this.endpoint, this.settings) = (tls, endpoint, settings);

    /// <summary>Performs the handshake on an open connection, taking ownership of it.</summary>
    public static async Task<TlsConnection> OpenAsync(
        Socket socket,
        EngineEndpoint endpoint,
        EndpointTls settings,
        CancellationToken cancellationToken
    )
    {
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false);
        var doubts = SslPolicyErrors.None;
        var chainDoubts = X509ChainStatusFlags.NoError;
        try
        {
            var options = Options(endpoint, settings);
            options.RemoteCertificateValidationCallback = (_, _, chain, found) =>
            {
                foreach (var status in chain?.ChainStatus ?? [])
                    chainDoubts |= status.Status;
                return (doubts = found) == SslPolicyErrors.None || settings.SkipVerification;
            };
            await tls.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
            return new(tls, endpoint, settings);
        }
        catch (AuthenticationException error)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw Refused(
                endpoint,
                doubts != SslPolicyErrors.None && !settings.SkipVerification
                    ? TlsRefusal.ByUs(doubts, chainDoubts, endpoint, settings)
                    : TlsRefusal.ByEngine(error, settings) ?? "it does not use TLS",
                error
            );
        }
        catch
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await tls.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            isAccepted = true;
            return count;
        }
        // Since TLS 1.3 a client has finished the handshake before the engine looks at its certificate.
        catch (IOException error) when (!isAccepted && TlsRefusal.ByEngine(error, settings) is { } reason)
        {
            throw Refused(endpoint, reason, error);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask CloseWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await tls.ShutdownAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // As for a plain connection: already closed.
        }
    }

    private static SslClientAuthenticationOptions Options(EngineEndpoint endpoint, EndpointTls settings)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = endpoint.Host };
        if (settings.AuthorityFile is { } authorities)
            options.CertificateChainPolicy = TlsFiles.Trusting(authorities, endpoint);
        if (settings.CertificateFile is not null || settings.KeyFile is not null)
            options.ClientCertificates = [TlsFiles.Certificate(settings.CertificateFile, settings.KeyFile, endpoint)];
        return options;
    }

    private static EngineException Refused(EngineEndpoint endpoint, string reason, Exception cause) =>
        new(null, $"TLS handshake with the Docker engine at {endpoint} failed: {reason}", endpoint.Text, cause);
}
