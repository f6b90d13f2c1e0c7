using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Security;

internal sealed class DatastorePublished : Rule
{
    private static readonly Dictionary<int, string> Stores = new()
    {
        [2375] = "a Docker engine without TLS",
        [3306] = "MySQL",
        [5432] = "PostgreSQL",
        [6379] = "Redis",
        [9200] = "Elasticsearch",
        [11211] = "memcached",
        [27017] = "MongoDB",
        [5984] = "CouchDB",
        [1433] = "SQL Server",
        [9042] = "Cassandra",
    };

    public override Descriptor Descriptor { get; } =
        new("CF210", "datastore-published", Severity.Warning, "Published data store")
        {
            Page = """
                The port of a data store is published on every address of the host, bypassing its firewall. Open databases are found and wiped within hours.

                Services of the project can reach it without publishing. For a client on the host, bind it to `127.0.0.1:5432:5432`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.NetworkMode is not null)
                continue;
            foreach (var port in service.Ports)
                if (
                    port is { Published.Length: > 0, Protocol: "tcp" }
                    && port.HostIp is null or "" or "0.0.0.0" or "::"
                    && Stores.TryGetValue(port.Target, out var store)
                )
                    yield return Descriptor
                        .At(port.At, $"{store} is published on every address of the host")
                        .WithHelp(
                            $"write `127.0.0.1:{port.Published}:{port.Target}`, or do not publish it: services can reach "
                                + $"`{service.Name}:{port.Target}` directly"
                        );
        }
    }
}
