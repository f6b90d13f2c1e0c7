using System.Globalization;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class LogOptionsRefused : Rule
{
    private const string ModeOption = "mode";
    private const string MaxFileOption = "max-file";
    private const string CompressOption = "compress";
    private static readonly string[] Modes = ["blocking", "non-blocking"];
    private static readonly string[] Formats = ["rfc3164", "rfc5424", "rfc5424micro"];
    private static readonly string[] Compressions = ["gzip", "zlib", "none"];
    private static readonly string[] True = ["1", "t", "T", "true", "TRUE", "True"];
    private static readonly string[] False = ["0", "f", "F", "false", "FALSE", "False"];

    public override Descriptor Descriptor { get; } =
        new("CF155", "log-option-refused", Severity.Error, "A log option that the engine rejects")
        {
            Page = """
                Each log driver has its own options, and the engine rejects others, as well as values that the driver cannot read:

                | driver | options |
                |---|---|
                | `json-file` | `max-size`, `max-file`, `compress`, `labels`, `labels-regex`, `env`, `env-regex`, `tag` |
                | `local` | `max-size`, `max-file`, `compress` |
                | `journald` | `labels`, `labels-regex`, `env`, `env-regex`, `tag` |
                | `syslog`, `gelf`, `fluentd`, `splunk` | the same, and those that begin with the driver's name |
                | `awslogs` | `tag`, and those that begin with its name |
                | every one but `none` | `mode`, `max-buffer-size` with `mode: non-blocking`, `cache-disabled` |

                `max-size` is a positive size (`10m`), `max-file` a number from 1, and `compress` needs `max-file` above 1, with `json-file` a `max-size` as
                well. `gelf` needs a `gelf-address`. Drivers that are plugins are not checked.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Logging is not { Driver: not LogDrivers.None } logging)
                continue;
            var driver = logging.Driver is { Length: > 0 } named ? named : LogDrivers.JsonFile;
            var isDefault = driver != logging.Driver;
            if (driver == LogDrivers.Gelf && !logging.Options.Any(static o => o.Key == "gelf-address"))
                yield return Descriptor
                    .At(logging.PlaceOf("driver"), "`gelf` needs an address")
                    .WithHelp("add `gelf-address`, such as `udp://logs.example.org:12201`");
            if (logging.Node["options"] is not Mapping options)
                continue;
            foreach (var entry in options.Entries)
                if (entry.Value is Scalar { Text: { Length: > 0 } text } value)
                {
                    if (Unknown(driver, isDefault, entry) is { } unknown)
                        yield return unknown;
                    else if (Wrong(driver, entry.Name, text, logging) is var (what, help))
                        yield return Descriptor.At(value.At, $"`{entry.Name}` {what}").WithHelp(help);
                }
        }
    }

    private Diagnostic? Unknown(string driver, bool isDefault, Entry entry)
    {
        var option = entry.Name;
        // The engine's default may be another driver.
        if (
            option is ModeOption or "max-buffer-size"
            || option.StartsWith("cache-", StringComparison.Ordinal)
            || LogDrivers.Known(driver, option) is not { } known
            || known.Contains(option)
            || isDefault && LogDrivers.IsOfAny(option)
        )
            return null;
        var meant = Spelling.Nearest(option, known);
        return Descriptor
            .At(entry.Key.At, $"the log driver `{driver}` has no option `{option}`")
            .WithHelp(meant is null ? $"use {string.Join(", ", known)}, or another driver" : $"did you mean `{meant}`?");
    }

    private static (string What, string Help)? Wrong(string driver, string option, string text, Logging logging)
    {
        var hasFiles = driver is LogDrivers.JsonFile or LogDrivers.Local;
        return option switch
        {
            ModeOption when !Modes.Contains(text) => ($"is `{text}`, which is no mode", "write `blocking` or `non-blocking`"),
            "max-buffer-size" when Value(logging, ModeOption) != Modes[1] => ("needs `mode: non-blocking`", "add it, or remove this"),
            "max-buffer-size" when !IsSize(text, 0) => NoSize(text),
            "max-size" when hasFiles && !IsSize(text, driver == LogDrivers.Local ? 0 : 1) => NoSize(text),
            MaxFileOption when hasFiles && !IsNumber(text, 1, int.MaxValue) => ($"is `{text}`", "write a number from 1"),
            "cache-disabled" or "fluentd-async" or "fluentd-request-ack" when !IsFlag(text) => NoFlag(text),
            CompressOption when hasFiles && !IsFlag(text) => NoFlag(text),
            CompressOption when driver == LogDrivers.JsonFile && True.Contains(text) && !Rotates(logging) => (
                "needs `max-size` and a `max-file` above 1",
                "add them, or remove it"
            ),
            MaxFileOption when driver == LogDrivers.Local && text == "1" && !False.Contains(Value(logging, CompressOption)) => (
                "is 1, and one file cannot be compressed",
                "write 2 or more, or add `compress: \"false\"`"
            ),
            "syslog-format" when !Formats.Contains(text) => ($"is `{text}`", $"write {string.Join(", ", Formats)}"),
            "syslog-address" when !text.Contains("://", StringComparison.Ordinal) => NoAddress(text, 514),
            "gelf-address" when !HasProtocol(text) => NoAddress(text, 12201),
            "gelf-compression-type" when !Compressions.Contains(text) => ($"is `{text}`", $"write {string.Join(", ", Compressions)}"),
            "gelf-compression-level" when !IsNumber(text, -1, 9) => ($"is `{text}`", "write -1 to 9"),
            _ => null,
        };
    }

    private static bool Rotates(Logging logging) =>
        Value(logging, "max-size") is not null && IsNumber(Value(logging, MaxFileOption) ?? "1", 2, int.MaxValue);

    private static string? Value(Logging logging, string option) =>
        logging.Options.FirstOrDefault(o => o.Key == option).Value is { Length: > 0 } text ? text : null;

    private static (string, string) NoSize(string text) => ($"is `{text}`, which is no size", "write a number and a unit k, m or g: `10m`");

    private static (string, string) NoFlag(string text) => ($"is `{text}`", "write `true` or `false`, in quotes");

    private static (string, string) NoAddress(string text, int port) =>
        ($"is `{text}`, which has no protocol", $"write `udp://HOST:{port}` or `tcp://HOST:{port}`");

    private static bool IsSize(string text, long least) => ByteSize.TryParse(text, out var bytes) && bytes >= least;

    private static bool IsFlag(string text) => True.Contains(text) || False.Contains(text);

    private static bool HasProtocol(string text) =>
        text.StartsWith("udp://", StringComparison.Ordinal) || text.StartsWith("tcp://", StringComparison.Ordinal);

    private static bool IsNumber(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most;
}
