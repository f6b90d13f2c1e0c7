namespace Compose.Lint.Rules.Consistency;

/// <summary>The options of the engine's log drivers, those of every version. Plugins have their own.</summary>
internal static class LogDrivers
{
    public const string JsonFile = "json-file";
    public const string Local = "local";
    public const string Syslog = "syslog";
    public const string Gelf = "gelf";
    public const string None = "none";

    private const string Details = "labels labels-regex env env-regex ";
    private const string Tagged = Details + "tag ";
    private const string Files = "max-size max-file compress ";

    // A prefix stands for options that a driver gains with new versions of the engine.
    private static readonly (string Driver, string Prefix, string Options)[] All =
    [
        (JsonFile, "", Files + Tagged),
        (Local, "", Files),
        ("journald", "", Tagged),
        (
            Syslog,
            "",
            Tagged + "syslog-address syslog-facility syslog-format syslog-tls-ca-cert syslog-tls-cert syslog-tls-key syslog-tls-skip-verify"
        ),
        (
            Gelf,
            "",
            Tagged + "gelf-address gelf-compression-level gelf-compression-type gelf-tcp-max-reconnect gelf-tcp-reconnect-delay"
        ),
        ("fluentd", "fluentd-", Tagged),
        ("awslogs", "awslogs-", "tag"),
        ("splunk", "splunk-", Tagged),
        ("gcplogs", "gcp-", Details),
    ];

    /// <summary>The names of the drivers.</summary>
    public static IEnumerable<string> Names => All.Select(static driver => driver.Driver).Append(None);

    /// <summary>The options of a driver; null when it is a plugin, or the option is one of a family that grows.</summary>
    public static string[]? Known(string driver, string option)
    {
        foreach (var (name, prefix, options) in All)
            if (name == driver)
                return prefix.Length > 0 && option.StartsWith(prefix, StringComparison.Ordinal)
                    ? null
                    : options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return null;
    }

    /// <summary>Whether the option belongs to some driver, or to every one.</summary>
    public static bool IsOfAny(string option) => All.Any(driver => driver.Options.Split(' ').Contains(option));
}
