using Compose.Model.Services;

namespace Compose.Lint.Rules;

/// <summary>
/// Services of which a user starts one, by name: variants of one program, or products for the same role. Nothing declares them, but nobody
/// runs both.
/// </summary>
internal static class Alternatives
{
    private static readonly string[][] Roles =
    [
        ["nginx", "apache", "apache2", "httpd", "caddy", "openresty", "lighttpd", "traefik", "haproxy", "hhvm"],
        ["mysql", "mariadb", "percona"],
        ["postgres", "postgresql", "postgis", "postgres-postgis", "pgvector", "timescaledb"],
        ["redis", "redis-cluster", "valkey", "keydb", "dragonfly"],
        ["elasticsearch", "opensearch"],
        ["mailhog", "mailpit", "mailcatcher", "maildev"],
    ];

    // A test database beside the real one does run with it, so `test` is not among them.
    private static readonly string[] Variants =
    [
        "dev",
        "development",
        "prod",
        "production",
        "staging",
        "local",
        "debug",
        "release",
        "watch",
        "cpu",
        "gpu",
        "cuda",
        "rocm",
    ];

    /// <summary>Whether they are alternatives, and no service needs both.</summary>
    public static bool Are(Service a, Service b, LintContext context) =>
        (AreVariants(a.Name, b.Name) || HaveOneRole(a, b)) && !AreNeededTogether(a.Name, b.Name, context);

    private static bool HaveOneRole(Service a, Service b)
    {
        var (one, other) = (ProductOf(a), ProductOf(b));
        return one != other && Array.Exists(Roles, role => role.Contains(one) && role.Contains(other));
    }

    private static string ProductOf(Service service) => service.Image is { } image ? ImageName.Of(image).Family : service.Name;

    /// <summary>Whether only words such as <c>dev</c> tell the names apart.</summary>
    private static bool AreVariants(string a, string b)
    {
        var (one, other) = (WordsOf(a), WordsOf(b));
        return !one.SequenceEqual(other)
            && one.Where(static word => !Variants.Contains(word)).SequenceEqual(other.Where(static word => !Variants.Contains(word)));
    }

    /// <summary>The words of <c>api-dev</c>, <c>api_dev</c> and <c>apiDev</c>, in lower case.</summary>
    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isEnd = i == name.Length || name[i] is '-' or '_' or '.';
            if (!isEnd && !(i > start && BeginsWord(name, i)))
                continue;
            if (i > start)
                words.Add(name[start..i].ToLowerInvariant());
            start = isEnd ? i + 1 : i;
        }

        return words;
    }

    /// <summary>Whether a capital begins a word: after a small letter, or as the last of several, as in <c>theAPIDev</c>.</summary>
    private static bool BeginsWord(string name, int at) =>
        char.IsAsciiLetterUpper(name[at])
        && (char.IsAsciiLetterLower(name[at - 1]) || (at + 1 < name.Length && char.IsAsciiLetterLower(name[at + 1])));

    private static bool AreNeededTogether(string a, string b, LintContext context)
    {
        foreach (var service in context.Services)
        {
            var needed = NeedsOf(service, context);
            if (needed.Contains(a) && needed.Contains(b))
                return true;
        }

        return false;
    }

    /// <summary>The names of a service and of all it depends on.</summary>
    private static HashSet<string> NeedsOf(Service service, LintContext context)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([service.Name]);
        while (open.TryPop(out var name))
            if (needed.Add(name) && context.Find(name) is { } found)
                foreach (var dependency in found.DependsOn)
                    open.Push(dependency.Name);
        return needed;
    }
}
