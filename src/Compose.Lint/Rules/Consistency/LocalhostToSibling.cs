using System.Globalization;
using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class LocalhostToSibling : Rule
{
    // Browser URLs (http) often refer to the host; those of data stores never do.
    private static readonly string[] Schemes =
    [
        "postgres://",
        "postgresql://",
        "mysql://",
        "mariadb://",
        "mongodb://",
        "redis://",
        "rediss://",
        "amqp://",
        "amqps://",
        "nats://",
        "jdbc:postgresql://",
        "jdbc:mysql://",
        "memcached://",
    ];

    public override Descriptor Descriptor { get; } =
        new("CF118", "localhost-to-sibling", Severity.Warning, "localhost is the container itself")
        {
            Page = """
                Inside a container `localhost` is the container itself. An address such as `postgres://localhost:5432` does not reach the service that
                listens there; use the service's name.

                ```yaml
                environment:
                  DATABASE_URL: postgres://db:5432/app    # not localhost
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.NetworkMode is not null)
                continue;
            foreach (var (key, value) in service.Texts("environment"))
            {
                if (PortOnLocalhost(value.Text) is not { } port || Listens(service, port))
                    continue;
                if (context.Services.FirstOrDefault(s => s.Name != service.Name && Listens(s, port)) is { } sibling)
                    yield return (
                        Descriptor.At(value.At, $"`{key}` points to port {port} of localhost, which is the container itself") with
                        {
                            HidesText = value.Text.Contains('@'),
                        }
                    ).WithHelp($"use the service's name: `{sibling.Name}:{port}`");
            }
        }
    }

    private static int? PortOnLocalhost(string text)
    {
        if (Array.Find(Schemes, s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)) is not { } scheme)
            return null;
        var host = text.AsSpan(scheme.Length);
        var path = host.IndexOfAny('/', '?');
        if (path >= 0)
            host = host[..path];
        host = host[(host.LastIndexOf('@') + 1)..];
        var colon = host.LastIndexOf(':');
        if (colon < 0 || (host[..colon] is not "localhost" && host[..colon] is not "127.0.0.1"))
            return null;
        return int.TryParse(host[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
    }

    private static bool Listens(Service service, int port)
    {
        var text = port.ToString(CultureInfo.InvariantCulture);
        return service.Ports.Any(p => p.Target == port)
            || service.Expose.Contains(text)
            || (service.Image is { } image && DataImage.Find(image) is { } known && known.Port == port);
    }
}
