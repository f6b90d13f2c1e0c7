using System.CommandLine;
using Compose.Engine.Configuration;
using Compose.Engine.Contract;

namespace Compose.Cli.Flags;

/// <summary>The flags that select the engine: accepted by docker before every command, and passed to its plugins.</summary>
/// <param name="Host">-H, such as <c>unix:///run/docker.sock</c>.</param>
/// <param name="ConfigDirectory">--config: the folder of config.json and the contexts.</param>
internal sealed record DockerFlags(string? Host = null, string? Context = null, string? ConfigDirectory = null)
{
    public bool Tls { get; init; }

    /// <summary>Null: determined by DOCKER_TLS_VERIFY.</summary>
    public bool? TlsVerify { get; init; }

    public string? TlsAuthority { get; init; }

    public string? TlsCertificate { get; init; }

    public string? TlsKey { get; init; }

    /// <summary>Converts to the engine client's form.</summary>
    public EndpointChoice ToChoice() =>
        new()
        {
            Host = Host,
            Context = Context,
            Tls =
                !Tls && TlsVerify is not true
                    ? null
                    : new EndpointTls
                    {
                        AuthorityFile = TlsAuthority,
                        CertificateFile = TlsCertificate,
                        KeyFile = TlsKey,
                        SkipVerification = TlsVerify is not true,
                    },
        };
}

/// <summary>The command-line options for <see cref="DockerFlags"/>.</summary>
internal sealed class DockerOptions
{
    private readonly Option<string?> host = Flag.Text("host", "H", "Engine to connect to", "ADDRESS").Hidden();
    private readonly Option<string?> context = Flag.Text("context", "c", "Docker context to use", "NAME").Hidden();
    private readonly Option<string?> config = Flag.Text("config", null, "Docker's configuration folder", "FOLDER").Hidden();
    private readonly Option<bool> tls = Flag.Switch("tls", null, "Use TLS").Hidden();
    private readonly Option<bool> verify = Flag.Switch("tlsverify", null, "Use TLS and verify the engine").Hidden();
    private readonly Option<string?> authority = Flag.Text("tlscacert", null, "Trust certificates signed only by this CA", "FILE").Hidden();
    private readonly Option<string?> certificate = Flag.Text("tlscert", null, "Path to the TLS certificate file", "FILE").Hidden();
    private readonly Option<string?> key = Flag.Text("tlskey", null, "Path to the TLS key file", "FILE").Hidden();

    /// <summary>Adds the flags, and those of docker that have no effect here.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[host, context, config, tls, verify, authority, certificate, key])
            command.Options.Add(option);
        command.Options.Add(Flag.Switch("debug", "D", "Debug").Hidden());
        command.Options.Add(Flag.Text("log-level", "l", "Log level", "LEVEL").Hidden());
    }

    public DockerFlags Read(ParseResult parse) =>
        new(parse.GetValue(host), parse.GetValue(context), parse.GetValue(config))
        {
            Tls = parse.GetValue(tls),
            TlsVerify = parse.GetResult(verify) is { Implicit: false } ? parse.GetValue(verify) : null,
            TlsAuthority = parse.GetValue(authority),
            TlsCertificate = parse.GetValue(certificate),
            TlsKey = parse.GetValue(key),
        };
}
