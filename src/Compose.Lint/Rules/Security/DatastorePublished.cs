using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Security;

internal sealed class DatastorePublished : Rule
{
    /// <summary>A data store by the words of its image's name, such as <c>redis</c> in <c>redis/redis-stack</c>.</summary>
    private static readonly (int Port, string Name, string[] Words)[] Stores =
    [
        (1433, "SQL Server", ["mssql", "azuresqledge", "sqledge"]),
        (2375, "a Docker engine without TLS", ["docker"]),
        (2379, "etcd", ["etcd"]),
        (3306, "MySQL", ["mysql", "percona"]),
        (3306, "MariaDB", ["mariadb"]),
        (5432, "PostgreSQL", ["postgres", "postgresql", "postgis", "pgvector", "timescaledb"]),
        (5984, "CouchDB", ["couchdb", "couchdb3"]),
        (6333, "Qdrant", ["qdrant"]),
        (6379, "Redis", ["redis", "keydb", "dragonfly"]),
        (6379, "Valkey", ["valkey"]),
        (7474, "Neo4j", ["neo4j"]),
        (7687, "Neo4j", ["neo4j"]),
        (8086, "InfluxDB", ["influxdb"]),
        (8123, "ClickHouse", ["clickhouse"]),
        (9000, "ClickHouse", ["clickhouse"]),
        (9042, "Cassandra", ["cassandra", "scylla"]),
        (9200, "Elasticsearch", ["elasticsearch", "opendistro"]),
        (9200, "OpenSearch", ["opensearch"]),
        (11211, "memcached", ["memcached"]),
        (26257, "CockroachDB", ["cockroach"]),
        (27017, "MongoDB", ["mongo", "mongodb"]),
    ];

    public override Descriptor Descriptor { get; } =
        new("CF210", "datastore-published", Severity.Warning, "Published data store")
        {
            Page = """
                The port of a data store is published on every address of the host, bypassing its firewall. Open databases are found and wiped within hours.

                Services of the project can reach it without publishing. For a client on the host, bind it to `127.0.0.1:5432:5432`. A data store is
                recognised by its image together with its port: either alone may be something else.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service is not { NetworkMode: null, Image: { } image })
                continue;
            var words = ImageName.Of(image).Repository.Split('/', '-', '_', '.');
            foreach (var port in service.Ports)
                if (
                    port is { Published.Length: > 0, Protocol: "tcp" }
                    && port.HostIp is null or "" or "0.0.0.0" or "::"
                    && Array.Find(Stores, s => s.Port == port.Target && s.Words.Any(words.Contains)).Name is { } store
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
