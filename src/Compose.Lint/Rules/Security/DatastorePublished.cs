using Compose.Lint.Dockerfiles;
using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Security;

internal sealed class DatastorePublished : Rule
{
    /// <summary>A data store by the words of its image's name, such as <c>redis</c> in <c>redis/redis-stack</c>.</summary>
    private static readonly Store[] Stores =
    [
        new(1433, "SQL Server", "mssql", "azuresqledge", "sqledge"),
        new(2375, "a Docker engine without TLS", "docker"),
        new(2379, "etcd", "etcd"),
        new(3306, "MySQL", "mysql", "percona"),
        new(3306, "MariaDB", "mariadb"),
        new(5432, "PostgreSQL", "postgres", "postgresql", "postgis", "pgvector", "timescaledb"),
        new(5984, "CouchDB", "couchdb", "couchdb3"),
        new(6333, "Qdrant", "qdrant"),
        new(6379, "Redis", "redis", "redismod", "keydb", "dragonfly"),
        new(6379, "Valkey", "valkey"),
        new(7474, "Neo4j", "neo4j"),
        new(7687, "Neo4j", "neo4j"),
        new(8086, "InfluxDB", "influxdb"),
        new(8123, "ClickHouse", "clickhouse"),
        new(9000, "ClickHouse", "clickhouse"),
        new(9042, "Cassandra", "cassandra", "scylla"),
        new(9200, "Elasticsearch", "elasticsearch", "opendistro"),
        new(9200, "OpenSearch", "opensearch"),
        new(11211, "memcached", "memcached"),
        new(26257, "CockroachDB", "cockroach"),
        new(27017, "MongoDB", "mongo", "mongodb"),
    ];

    public override Descriptor Descriptor { get; } =
        new("CF210", "datastore-published", Severity.Warning, "Published data store")
        {
            Page = """
                The port of a data store is published on every address of the host, bypassing its firewall. Open databases are found and wiped within hours.

                Services of the project can reach it without publishing. For a client on the host, bind it to `127.0.0.1:5432:5432`. A data store is
                recognised by its image, or the base of its Dockerfile, together with its port: either alone may be something else.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service is not { NetworkMode: null, Ports.IsEmpty: false } || ImageOf(service, context) is not { } image)
                continue;
            var words = ImageName.Of(image).Repository.Split('/', '-', '_', '.');
            foreach (var port in service.Ports)
                if (
                    port is { Published.Length: > 0, Protocol: "tcp" }
                    && port.HostIp is null or "" or "0.0.0.0" or "::"
                    && Array.Find(Stores, s => s.Port == port.Target && Array.Exists(words, s.Words.Contains)) is { } store
                )
                    yield return Descriptor
                        .At(port.At, $"{store.Name} is published on every address of the host")
                        .WithHelp(
                            $"write `127.0.0.1:{port.Published}:{port.Target}`, or do not publish it: services can reach "
                                + $"`{service.Name}:{port.Target}` directly"
                        );
        }
    }

    /// <summary>The image that says what runs: for a build, its base if it can be read.</summary>
    private static string? ImageOf(Service service, LintContext context) =>
        Dockerfile.Of(service, context)?.StageOf(service.Build?.Target)?.Base ?? service.Image;

    /// <param name="words">Of which one is in the name of an image.</param>
    private sealed class Store(int port, string name, params string[] words)
    {
        public readonly int Port = port;
        public readonly string Name = name;
        public readonly string[] Words = words;
    }
}
