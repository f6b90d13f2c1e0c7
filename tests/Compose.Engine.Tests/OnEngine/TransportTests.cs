using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.OnEngine;

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class TransportTests(EngineFixture fixture) : IDisposable
{
    private readonly Folder folder = new();
    private readonly CancellationToken patience = fixture.Patience;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Tcp_carries_calls_and_streams()
    {
        using var gateway = new Gateway(fixture);
        await UseAsync(gateway.Address, "tcp");
    }

    [Fact]
    public async Task Tls_carries_calls_and_streams_between_those_who_know_each_other()
    {
        using var authority = Authority("tests");
        using var server = Certificate(authority, "server");
        Write(authority, "good", Certificate(authority, "client"));
        using var gateway = new Gateway(
            fixture,
            new()
            {
                ServerCertificate = server,
                ClientCertificateRequired = true,
                CertificateChainPolicy = Trusting(authority),
            }
        );
        await UseAsync(gateway.Address, "tls", ("DOCKER_TLS_VERIFY", "1"), ("DOCKER_CERT_PATH", folder["good"]));
    }

    [Fact]
    public async Task Tls_refuses_an_engine_that_nobody_vouches_for_unless_told_otherwise()
    {
        using var authority = Authority("theirs");
        using var server = Certificate(authority, "server");
        Write(Authority("ours"), "other");
        using var gateway = new Gateway(fixture, new() { ServerCertificate = server });
        using var engine = Connect(gateway.Address, ("DOCKER_TLS_VERIFY", "1"), ("DOCKER_CERT_PATH", folder["other"]));
        (await Should.ThrowAsync<EngineException>(() => engine.VersionAsync(patience))).Message.ShouldEndWith(
            $"this side refuses the engine's certificate: it is not signed by an authority in {folder["other"]}/ca.pem"
        );
        using var trusting = Connect(gateway.Address, ("DOCKER_TLS", "1"), ("DOCKER_CERT_PATH", folder["other"]));
        (await trusting.VersionAsync(patience)).Version.ShouldNotBeNull();
    }

    [Fact, Trait("System", "Unix")]
    public async Task Ssh_carries_calls_and_streams()
    {
        // Simulates a remote machine: drops the ssh arguments and runs the rest locally.
        folder.With(
            "ssh",
            $"""
            #!/bin/sh
            while [ "$1" != -- ]; do shift; done
            shift 2
            DOCKER_HOST={fixture.Endpoint} exec "$@"

            """,
            UnixFileMode.UserRead | UnixFileMode.UserExecute
        );
        await UseAsync("ssh://me@elsewhere", "ssh", ("PATH", $"{folder.Path}:{fixture.Variables["PATH"]}"));
    }

    [Fact, Trait("System", "Unix"), Trait("Needs", "Sshd")]
    public async Task Ssh_reaches_the_engine_behind_a_real_server()
    {
        using var server = await SshServer.StartAsync(folder, fixture.Endpoint.Text);
        await UseAsync(server.Address, "sshd", ("PATH", $"{folder.Path}:{fixture.Variables["PATH"]}"));
    }

    [Fact, Trait("System", "Unix"), Trait("Needs", "Sshd")]
    public async Task A_key_that_the_server_does_not_know_is_told_in_its_words()
    {
        using var server = await SshServer.StartAsync(folder, fixture.Endpoint.Text);
        File.Delete(folder["own.pub"]);
        using var engine = Connect(server.Address, ("PATH", $"{folder.Path}:{fixture.Variables["PATH"]}"));
        var refused = await Should.ThrowAsync<EngineException>(() => engine.VersionAsync(patience));
        refused.Message.ShouldContain("Permission denied (publickey");
    }

    private async Task UseAsync(string address, string name, params (string, string)[] variables)
    {
        using var engine = Connect(address, variables);
        var body = fixture.Shell("cat; exit 3") with { OpenStdin = true, StdinOnce = true, AttachStdin = true };
        var id = (await engine.CreateContainerAsync(fixture.Name(name), body, null, patience)).Id;
        await using (var stream = await engine.AttachContainerAsync(id, new() { Stdin = true }, patience))
        {
            await engine.StartContainerAsync(id, patience);
            await stream.WriteAsync("through the wire"u8.ToArray(), patience);
            await stream.CloseInputAsync(patience);
            using MemoryStream stdout = new(),
                stderr = new();
            await stream.CopyOutputToAsync(stdout, stderr, patience);
            Encoding.ASCII.GetString(stdout.ToArray()).ShouldBe("through the wire");
        }
        (await (await engine.WaitContainerAsync(id, WaitCondition.NotRunning, patience)).Exit).StatusCode.ShouldBe(3);
        await engine.RemoveContainerAsync(id, false, force: true, patience);
    }

    private static EngineClient Connect(string address, params (string Name, string Value)[] variables)
    {
        var config = DockerConfig.Load(variables.Append(("DOCKER_HOST", address)).ToDictionary(pair => pair.Item1, pair => pair.Item2));
        return new(new EndpointChoice().Resolve(config), config);
    }

    private void Write(X509Certificate2 authority, string directory, X509Certificate2? own = null)
    {
        folder.With(directory + "/ca.pem", authority.ExportCertificatePem());
        if (own is null)
            return;
        folder.With(directory + "/cert.pem", own.ExportCertificatePem());
        folder.With(directory + "/key.pem", own.GetECDsaPrivateKey().ShouldNotBeNull().ExportPkcs8PrivateKeyPem());
    }

    private static X509Certificate2 Authority(string name)
    {
        var request = new CertificateRequest($"CN={name}", ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static X509Certificate2 Certificate(X509Certificate2 authority, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(
            authority,
            DateTimeOffset.UtcNow.AddHours(-1),
            DateTimeOffset.UtcNow.AddHours(1),
            RandomNumberGenerator.GetBytes(8)
        );
        return signed.CopyWithPrivateKey(key);
    }

    private static X509ChainPolicy Trusting(X509Certificate2 authority) =>
        new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { authority },
        };
}
