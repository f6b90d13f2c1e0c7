using System.Globalization;

namespace Compose.Engine.Contract;

/// <summary>How to connect to an engine.</summary>
public enum EngineTransport
{
    /// <summary><c>unix:///path</c></summary>
    UnixSocket,

    /// <summary><c>tcp://host:port</c>, <c>http://</c>, and <c>https://</c> with TLS</summary>
    Tcp,

    /// <summary><c>ssh://[user@]host[:port][/socket]</c></summary>
    Ssh,

    /// <summary><c>npipe:////./pipe/name</c></summary>
    NamedPipe,
}

/// <summary>The address of an engine. Parsing does no input or output.</summary>
public sealed record EngineEndpoint
{
    /// <summary>The default address.</summary>
    public static EngineEndpoint Default { get; } =
        Parse(OperatingSystem.IsWindows() ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock");

    /// <summary>The address as typed, for messages.</summary>
    public required string Text { get; init; }
    public required EngineTransport Transport { get; init; }

    /// <summary>A host name or address, without brackets; empty for sockets and pipes.</summary>
    public string Host { get; init; } = "";

    /// <summary>0 for sockets and pipes, and for SSH when its configuration decides.</summary>
    public int Port { get; init; }

    /// <summary>For SSH; null when its configuration decides.</summary>
    public string? User { get; init; }

    /// <summary>The socket, or the pipe's name; for SSH the socket on the remote machine; for TCP a prefix of every path.</summary>
    public string Path { get; init; } = "";

    /// <summary>Null for plain connections.</summary>
    public EndpointTls? Tls { get; init; }

    /// <summary>Parses an address. Without a scheme, a path is a socket and anything else a TCP address.</summary>
    /// <param name="tls">TLS settings for TCP; <c>https://</c> always uses TLS.</param>
    /// <exception cref="EngineException">The address is invalid; the message explains why, with an example.</exception>
    public static EngineEndpoint Parse(string text, EndpointTls? tls = null)
    {
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        var scheme =
            mark < 0
                ? text.StartsWith('/')
                    ? "unix"
                    : "tcp"
                : text[..mark].ToLowerInvariant();
        var rest = mark < 0 ? text : text[(mark + 3)..];
        switch (scheme)
        {
            case "unix":
                return rest.StartsWith('/')
                    ? new()
                    {
                        Text = text,
                        Transport = EngineTransport.UnixSocket,
                        Path = rest,
                    }
                    : throw Wrong(text, "the path of the socket must be absolute");
            case "npipe":
                return new()
                {
                    Text = text,
                    Transport = EngineTransport.NamedPipe,
                    Path = PipeName(text, rest),
                };
            case "ssh":
                return ParseAuthority(text, rest, 0) with { Transport = EngineTransport.Ssh };
            case "tcp" or "http" or "https":
                if (scheme == "https")
                    tls ??= new();
                if (rest.Contains('@'))
                    throw Wrong(text, "a user is only allowed with ssh://");
                var found = ParseAuthority(text, rest, tls is null ? 2375 : 2376);
                return Uri.CheckHostName(found.Host) != UriHostNameType.Unknown
                    ? found with
                    {
                        Tls = tls,
                    }
                    : throw Wrong(text, $"\"{found.Host}\" is not a host");
            default:
                throw Wrong(text, $"\"{scheme}\" is not a supported protocol");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static EngineEndpoint ParseAuthority(string text, string rest, int defaultPort)
    {
        var slash = rest.IndexOf('/');
        var (authority, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[slash..]);
        string? user = null;
        if (authority.IndexOf('@') is >= 0 and var at)
        {
            (user, authority) = (authority[..at], authority[(at + 1)..]);
            if (user.Contains(':'))
                throw Wrong(text, "an address must not contain a password", mask: true);
        }
        var colon = authority.LastIndexOf(':');
        if (colon >= 0 && authority.IndexOf(']') > colon)
            colon = -1;
        var port = defaultPort;
        if (
            colon >= 0
            && (
                !int.TryParse(authority.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
                || port is 0 or > 65535
            )
        )
            throw Wrong(text, $"\"{authority[(colon + 1)..]}\" is not a port");
        var host = (colon < 0 ? authority : authority[..colon]).Trim('[', ']');
        if (host.Length == 0 && user is null && colon >= 0)
            host = "127.0.0.1"; // ":2375", as in the reference
        if (host.Length == 0 || host.StartsWith('-') || user is ['-', ..])
            throw Wrong(text, "it has no host");
        return new()
        {
            Text = text,
            Transport = EngineTransport.Tcp,
            Host = host,
            Port = port,
            User = string.IsNullOrEmpty(user) ? null : user,
            Path = path.TrimEnd('/'),
        };
    }

    private static string PipeName(string text, string rest)
    {
        var name = rest.Replace('\\', '/');
        return name.StartsWith("//./pipe/", StringComparison.OrdinalIgnoreCase) && name.Length > 9
            ? name[9..]
            : throw Wrong(text, "the pipe must be on this machine");
    }

    private static EngineException Wrong(string text, string why, bool mask = false)
    {
        var shown = mask ? "the engine's address" : $"the engine's address \"{text}\"";
        return new(
            null,
            $"cannot use {shown}: {why}; expected unix:///path, tcp://host:port, https://host:port, ssh://user@host or "
                + "npipe:////./pipe/name",
            mask ? "" : text
        );
    }
}
