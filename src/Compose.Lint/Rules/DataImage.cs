using System.Collections.Immutable;

namespace Compose.Lint.Rules;

/// <summary>Known data store images, with port and data folders.</summary>
/// <param name="Folders">A mount at or below one of them preserves the data.</param>
internal sealed record DataImage(string Family, int Port, ImmutableArray<string> Folders)
{
    private static readonly ImmutableArray<DataImage> Known =
    [
        new("postgres", 5432, ["/var/lib/postgresql"]),
        new("postgis", 5432, ["/var/lib/postgresql"]),
        new("mysql", 3306, ["/var/lib/mysql"]),
        new("mariadb", 3306, ["/var/lib/mysql"]),
        new("mongo", 27017, ["/data/db"]),
        new("redis", 6379, []),
        new("memcached", 11211, []),
        new("rabbitmq", 5672, []),
        new("influxdb", 8086, ["/var/lib/influxdb", "/var/lib/influxdb2"]),
        new("couchdb", 5984, ["/opt/couchdb/data"]),
        new("elasticsearch", 9200, ["/usr/share/elasticsearch/data"]),
        new("neo4j", 7687, ["/data"]),
    ];

    public static DataImage? Find(string reference)
    {
        var family = ImageName.Of(reference).Family;
        return Known.FirstOrDefault(image => image.Family == family);
    }

    /// <summary>Whether a mount at the path holds the data: the folder, its parents or children.</summary>
    public bool KeepsDataAt(string path) => Folders.Any(folder => IsAt(path, folder) || IsAt(folder, path));

    /// <summary>Whether the path is the data folder of a known image, and specific to it.</summary>
    public static bool IsDataFolder(string path) =>
        Known.Any(image => image.Folders.Any(folder => folder.StartsWith("/var/lib/", StringComparison.Ordinal) && IsAt(path, folder)));

    private static bool IsAt(string path, string folder) =>
        path == folder
        || (
            path.StartsWith(folder, StringComparison.Ordinal)
            && path.Length > folder.Length
            && (path[folder.Length] == '/' || folder == "/")
        );
}
