using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Transport;

/// <summary>Errors in the files of DOCKER_CERT_PATH: which one, and why.</summary>
public sealed class TlsFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compose-tls-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public Task Verification_needs_an_authority() => Refused("ca.pem: it does not exist");

    [Fact]
    public Task An_authority_is_a_certificate()
    {
        Write("ca.pem", "nothing\n");
        return Refused("ca.pem: it contains no certificate");
    }

    [Fact]
    public Task An_authority_may_be_damaged()
    {
        Write("ca.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        return Refused("ca.pem: it is corrupt");
    }

    [Fact]
    public Task A_certificate_needs_its_key()
    {
        Write("ca.pem", Made().Certificate);
        Write("cert.pem", Made().Certificate);
        return Refused("cert.pem: there is no key.pem beside this certificate");
    }

    [Fact]
    public Task A_key_needs_its_certificate()
    {
        Write("ca.pem", Made().Certificate);
        Write("key.pem", Made().Key);
        return Refused("key.pem: there is no cert.pem beside this key");
    }

    [Fact]
    public Task A_key_is_that_of_its_certificate()
    {
        Write("ca.pem", Made().Certificate);
        Write("cert.pem", Made().Certificate);
        Write("key.pem", Made().Key);
        return Refused($"key.pem: it is corrupt, or not the key of {Path.Combine(folder.FullName, "cert.pem")}");
    }

    [Fact]
    public Task A_key_is_no_certificate()
    {
        var (certificate, _) = Made();
        Write("ca.pem", certificate);
        Write("cert.pem", certificate);
        Write("key.pem", certificate);
        return Refused("key.pem: it contains no private key");
    }

    [Fact]
    public Task A_key_is_not_behind_a_passphrase()
    {
        var (certificate, _) = Made();
        Write("ca.pem", certificate);
        Write("cert.pem", certificate);
        using var key = ECDsa.Create();
        Write(
            "key.pem",
            key.ExportEncryptedPkcs8PrivateKeyPem(
                "secret",
                new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000)
            )
        );
        return Refused("key.pem: the key is encrypted; use one without a passphrase");
    }

    [Fact]
    public Task A_folder_in_place_of_a_file_is_told()
    {
        folder.CreateSubdirectory("ca.pem");
        return Refused("ca.pem: it is a directory");
    }

    private static (string Certificate, string Key) Made()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(200)
        );
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    /// <summary>A listener exists, so that only the files can fail.</summary>
    private async Task Refused(string reason)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var config = DockerConfig.Load(
            new Dictionary<string, string>
            {
                ["DOCKER_HOST"] = address,
                ["DOCKER_TLS_VERIFY"] = "1",
                ["DOCKER_CERT_PATH"] = folder.FullName,
                ["HOME"] = folder.FullName,
            }
        );
        using var engine = new EngineClient(new EndpointChoice().Resolve(config), config);
        var failure = await Should.ThrowAsync<EngineException>(async () => await engine.PingAsync(CancellationToken.None));
        failure.Message.ShouldStartWith($"cannot use TLS with the Docker engine at {address}: {folder.FullName}/{reason}\n");
        failure.Message.ShouldContain("DOCKER_CERT_PATH");
    }
}
