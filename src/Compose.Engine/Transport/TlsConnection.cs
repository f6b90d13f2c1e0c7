using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Compose.Engine.Contract;
using Compose.Engine.Streams;

namespace Compose.Engine.Transport;

/// <summary>TLS over TCP.</summary>
internal sealed class TlsConnection : DuplexStream
{
    private readonly SslStream tls;

    private TlsConnection(SslStream tls)
        : base(tls) => this.tls = tls;

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
        try
        {
            var options = Options(endpoint, settings);
            options.RemoteCertificateValidationCallback = (_, _, _, found) =>
                (doubts = found) == SslPolicyErrors.None || settings.SkipVerification;
            await tls.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
            return new(tls);
        }
        catch (AuthenticationException error)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw new EngineException(
                null,
                $"TLS handshake with the Docker engine at {endpoint} failed: {Reason(doubts, endpoint)}",
                endpoint.Text,
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

    private static string Reason(SslPolicyErrors doubts, EngineEndpoint endpoint) =>
        doubts.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? "its certificate is not signed by an authority in ca.pem"
        : doubts.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"its certificate is not for {endpoint.Host}"
        : "it does not use TLS, or rejects our certificate";
}
