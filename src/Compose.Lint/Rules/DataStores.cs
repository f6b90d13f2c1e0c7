namespace Compose.Lint.Rules;

/// <summary>The known data stores.</summary>
internal static class DataStores
{
    private const string OfPostgres = "/var/lib/postgresql/data 18:/var/lib/postgresql";
    private const string NearPostgres =
        "/var/lib/postgres /var/lib/postgres/data /var/lib/pgsql /var/lib/pgsql/data /var/lib/postgresql/db /data/postgres "
        + "/bitnami/postgresql";
    private const string PostgresOptions = "-D --pgdata data_directory --data_directory --data-directory";

    private static readonly DataStore[] All =
    [
        new("postgres postgis/postgis immich-app/postgres supabase/postgres pgautoupgrade/pgautoupgrade debezium/postgres", OfPostgres)
        {
            Programs = "postgres",
            Variables = "PGDATA",
            Options = PostgresOptions,
            Mistaken = NearPostgres,
        },
        // The tags of extensions begin with the version of the extension.
        new(
            "timescale/timescaledb pgvector/pgvector ankane/pgvector tensorchord/pgvecto-rs tensorchord/vchord-postgres apache/age "
                + "paradedb/paradedb citusdata/citus groonga/pgroonga",
            OfPostgres
        )
        {
            Programs = "postgres",
            Variables = "PGDATA",
            Options = PostgresOptions,
            Mistaken = NearPostgres,
            VersionMark = "pg",
        },
        new("timescale/timescaledb-ha", "/home/postgres/pgdata/data")
        {
            Programs = "postgres",
            Variables = "PGDATA",
            Options = PostgresOptions,
            Mistaken = "/var/lib/postgresql /var/lib/postgresql/data " + NearPostgres,
            IsImageVolume = false,
        },
        new("bitnami/postgresql bitnamilegacy/postgresql", "/bitnami/postgresql")
        {
            Variables = "POSTGRESQL_DATA_DIR PGDATA",
            Mistaken = "/var/lib/postgresql /var/lib/postgresql/data",
            IsImageVolume = false,
        },
        new("mysql mariadb percona mysql/mysql-server", "/var/lib/mysql")
        {
            Programs = "mysqld mariadbd mysqld_safe mariadbd-safe",
            Options = "--datadir",
            Mistaken =
                "/var/lib/mysql/data /var/lib/mariadb /var/lib/mariadb/data /var/mysql /data/mysql /bitnami/mysql/data /bitnami/mariadb",
        },
        new("bitnami/mysql bitnamilegacy/mysql", "/bitnami/mysql/data") { Mistaken = "/var/lib/mysql", IsImageVolume = false },
        new("bitnami/mariadb bitnamilegacy/mariadb", "/bitnami/mariadb") { Mistaken = "/var/lib/mysql", IsImageVolume = false },
        new("mongo mongodb/mongodb-community-server percona/percona-server-mongodb", "/data/db")
        {
            Programs = "mongod",
            Options = "--dbpath",
            Also = "/data/configdb",
            Mistaken = "/var/lib/mongo /var/lib/mongodb /data/mongo /data/mongodb /bitnami/mongodb",
        },
        new("bitnami/mongodb bitnamilegacy/mongodb", "/bitnami/mongodb") { Mistaken = "/data/db", IsImageVolume = false },
        new("redis valkey/valkey redis/redis-stack redis/redis-stack-server eqalpha/keydb", "/data")
        {
            Programs = "redis-server valkey-server keydb-server",
            Options = "--dir",
            OnlyWith = "--appendonly --save",
            Mistaken =
                "/var/lib/redis /var/lib/redis/data /var/lib/valkey /redis /redis/data /bitnami/redis/data /bitnami/valkey/data",
        },
        new("elasticsearch elasticsearch/elasticsearch", "/usr/share/elasticsearch/data")
        {
            Programs = "elasticsearch eswrapper",
            Variables = "path.data",
            Mistaken = "/var/lib/elasticsearch /var/lib/elasticsearch/data /elasticsearch/data /bitnami/elasticsearch/data",
            IsImageVolume = false,
        },
        new("opensearchproject/opensearch", "/usr/share/opensearch/data")
        {
            Variables = "path.data",
            Mistaken = "/var/lib/opensearch /var/lib/opensearch/data /usr/share/elasticsearch/data",
            IsImageVolume = false,
        },
        new("influxdb", "/var/lib/influxdb 2:/var/lib/influxdb2 3:/home/influxdb3/.influxdb3")
        {
            Programs = "influxd influxdb3",
            Variables = "INFLUXDB_DATA_DIR INFLUXD_ENGINE_PATH INFLUXDB3_DATA_DIR INFLUXDB3_DB_DIR",
            Options = "--engine-path --data-dir",
            Also = "/var/lib/influxdb3",
        },
        new("clickhouse clickhouse/clickhouse-server yandex/clickhouse-server", "/var/lib/clickhouse") { Programs = "clickhouse-server" },
        new("cassandra", "/var/lib/cassandra") { Programs = "cassandra" },
        new("scylladb/scylla", "/var/lib/scylla"),
        new("rabbitmq", "/var/lib/rabbitmq")
        {
            Programs = "rabbitmq-server",
            Variables = "RABBITMQ_MNESIA_DIR RABBITMQ_MNESIA_BASE",
            Mistaken = "/rabbitmq /bitnami/rabbitmq/mnesia",
        },
        new("minio/minio pgsty/minio", "/data") { Programs = "minio server", Options = "server", OnlyWith = "server" },
        new("couchdb apache/couchdb", "/usr/local/var/lib/couchdb 2:/opt/couchdb/data") { Mistaken = "/var/lib/couchdb /bitnami/couchdb" },
        new("neo4j", "/data")
        {
            Programs = "neo4j",
            Variables = "NEO4J_server_directories_data NEO4J_dbms_directories_data",
            Also = "/var/lib/neo4j/data",
        },
        new("arangodb arangodb/arangodb", "/var/lib/arangodb3") { Programs = "arangod", Mistaken = "/var/lib/arangodb" },
        new("mssql/server", "/var/opt/mssql")
        {
            Programs = "sqlservr",
            Variables = "MSSQL_DATA_DIR",
            Mistaken = "/var/lib/mssql",
            IsImageVolume = false,
        },
        new("qdrant/qdrant", "/qdrant/storage")
        {
            Variables = "QDRANT__STORAGE__STORAGE_PATH",
            Mistaken = "/var/lib/qdrant /qdrant/data",
            IsImageVolume = false,
        },
    ];

    public static DataStore? Find(ImageName image)
    {
        var name = NameOf(image);
        return All.FirstOrDefault(store => store.Includes(name));
    }

    /// <summary>Whether the path is the data folder of a known store, and specific to it.</summary>
    public static bool IsDataFolder(string path) =>
        path.StartsWith("/var/lib/", StringComparison.Ordinal)
        && All.Any(store => store.Folders.Any(folder => ContainerPath.IsWithin(path, folder.Path)));

    /// <summary>
    /// The repository as written for Docker Hub. A name without an owner is an official image only there, and below <c>library/</c> in a
    /// mirror: elsewhere it may be anything.
    /// </summary>
    public static string NameOf(ImageName image)
    {
        var repository = image.Repository;
        var library = repository.LastIndexOf("library/", StringComparison.Ordinal);
        if (library >= 0)
            return repository[(library + "library/".Length)..];
        var slash = repository.IndexOf('/');
        if (slash < 0 || !IsRegistry(repository[..slash]))
            return repository;
        var name = repository[(slash + 1)..];
        return name.Contains('/') || repository.StartsWith("docker.io/", StringComparison.Ordinal) ? name : repository;
    }

    private static bool IsRegistry(string owner) => owner is "localhost" || owner.Contains('.') || owner.Contains(':');
}
