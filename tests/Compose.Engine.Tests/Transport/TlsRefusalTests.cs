using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Transport;

/// <summary>A TLS connection that one side refuses: which side, and because of which file.</summary>
[Trait("Category", "Slow"), Trait("System", "Unix")]
public sealed class TlsRefusalTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compose-tls-");
    private readonly X509Certificate2 ours = Authority("ours");
    private readonly X509Certificate2 theirs = Authority("theirs");

    public void Dispose()
    {
        ours.Dispose();
        theirs.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public Task An_engine_of_another_authority_is_refused_here() =>
        Refused(
            Signed(theirs),
            null,
            $"this side refuses the engine's certificate: it is not signed by an authority in {folder.FullName}/ca.pem"
        );

    [Fact]
    public Task An_engine_whose_certificate_has_expired_is_refused_here() =>
        Refused(Signed(ours, days: -1), null, "this side refuses the engine's certificate: it has expired, or a clock is wrong");

    [Fact]
    public Task An_engine_of_another_name_is_refused_here() =>
        Refused(Signed(ours, address: "127.0.0.2"), null, "this side refuses the engine's certificate: it is not for 127.0.0.1");

    [Fact]
    public Task An_engine_that_wants_a_certificate_says_so() =>
        Refused(Signed(ours), null, "the engine wants a client certificate; --tlscert and --tlskey", asks: true);

    [Fact]
    public Task An_engine_that_does_not_know_our_authority_refuses_our_certificate() =>
        Refused(Signed(ours), Signed(theirs), $"{folder.FullName}/cert.pem: it is not signed by an authority of the engine", asks: true);

    [Fact]
    public Task An_engine_refuses_a_certificate_that_has_expired() =>
        Refused(Signed(ours), Signed(ours, days: -1), $"our certificate {folder.FullName}/cert.pem: it has expired", asks: true);

    /// <param name="asks">Whether the engine wants a certificate that our authority has signed.</param>
    private async Task Refused(X509Certificate2 server, X509Certificate2? client, string reason, bool asks = false)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "ca.pem"), ours.ExportCertificatePem());
        Write("server", server);
        if (client is not null)
            Write("cert", client);
        using var engine = Start(asks);
        try
        {
            var line = "";
            while (!line.StartsWith("ACCEPT ", StringComparison.Ordinal))
                line = await engine.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("openssl does not serve");
            var config = DockerConfig.Load(
                new Dictionary<string, string>
                {
                    ["DOCKER_HOST"] = "tcp://" + line.Split(' ')[1],
                    ["DOCKER_TLS_VERIFY"] = "1",
                    ["DOCKER_CERT_PATH"] = folder.FullName,
                }
            );
            using var connection = new EngineClient(new EndpointChoice().Resolve(config), config);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            (await Should.ThrowAsync<EngineException>(() => connection.VersionAsync(limit.Token))).Message.ShouldContain(reason);
        }
        finally
        {
            engine.Kill();
        }
    }

    /// <summary>A server as dockerd is one: unlike .NET's on Unix, it tells a client why it refuses it.</summary>
    private Process Start(bool asks)
    {
        string[] arguments = ["s_server", "-accept", "127.0.0.1:0", "-cert", "server.pem", "-key", "server-key.pem", "-CAfile", "ca.pem"];
        var start = new ProcessStartInfo("openssl", asks ? [.. arguments, "-Verify", "1", "-verify_return_error"] : arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private void Write(string name, X509Certificate2 certificate)
    {
        File.WriteAllText(Path.Combine(folder.FullName, name + ".pem"), certificate.ExportCertificatePem());
        var key = Path.Combine(folder.FullName, name == "cert" ? "key.pem" : name + "-key.pem");
        File.WriteAllText(key, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    private static X509Certificate2 Authority(string name)
    {
        var request = new CertificateRequest($"CN={name}", ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-9), DateTimeOffset.UtcNow.AddDays(9));
    }

    private static X509Certificate2 Signed(X509Certificate2 authority, string address = "127.0.0.1", int days = 1)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var signed = request.Create(authority, now.AddDays(-8), now.AddDays(days), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
