using System.Collections.Immutable;

namespace Compose.Lint.Rules;

/// <summary>Known data store images, with their port.</summary>
internal sealed record DataImage(string Family, int Port)
{
    private static readonly ImmutableArray<DataImage> Known =
    [
        new("postgres", 5432),
        new("postgis", 5432),
        new("mysql", 3306),
        new("mariadb", 3306),
        new("mongo", 27017),
        new("redis", 6379),
        new("memcached", 11211),
        new("rabbitmq", 5672),
        new("influxdb", 8086),
        new("couchdb", 5984),
        new("elasticsearch", 9200),
        new("neo4j", 7687),
    ];

    public static DataImage? Find(string reference)
    {
        var family = ImageName.Of(reference).Family;
        return Known.FirstOrDefault(image => image.Family == family);
    }
}
