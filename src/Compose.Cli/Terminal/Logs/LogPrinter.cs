using System.Globalization;
using Compose.Model.Diagnostics;

namespace Compose.Cli.Terminal.Logs;

/// <summary>Writes container output line by line, prefixed with the container's name in its colour. Thread-safe.</summary>
/// <param name="prefixes">Whether lines are prefixed with names.</param>
/// <param name="timestamps">Whether lines are prefixed with their arrival time.</param>
internal sealed class LogPrinter(TextWriter output, TextWriter errors, bool colors, bool prefixes, TimeProvider? timestamps = null)
{
    /// <summary>Cyan, yellow, green, magenta, blue; then the same in bold.</summary>
    private static readonly string[] Colors = ["36", "33", "32", "35", "34", "36;1", "33;1", "32;1", "35;1", "34;1"];

    private readonly Lock gate = new();
    private readonly Dictionary<string, string> colorOf = new(StringComparer.Ordinal);
    private int width;

    /// <summary>Registers names before they write; they get colours in order, and the column fits the longest so far.</summary>
    public void Register(IEnumerable<string> names)
    {
        lock (gate)
        {
            foreach (var name in names.Order(StringComparer.Ordinal))
            {
                if (!colorOf.TryAdd(name, Colors[colorOf.Count % Colors.Length]))
                    continue;
                width = Math.Max(width, DisplayWidth.Of(name));
            }
        }
    }

    /// <param name="toErrors">Whether it is standard error output, where that is kept separate.</param>
    public void Write(string name, string line, bool toErrors = false)
    {
        var target = toErrors ? errors : output;
        lock (gate)
            target.WriteLine(Prefix(name) + Time() + line);
    }

    /// <summary>A status change of a container, such as <c>web-1 exited with code 0</c>.</summary>
    public void WriteStatus(string name, string words)
    {
        lock (gate)
            output.WriteLine(
                colors && prefixes && colorOf.TryGetValue(name, out var color) ? $"\e[{color}m{name}\e[0m {words}" : $"{name} {words}"
            );
    }

    /// <summary>A message of the file watch, aligned with container output.</summary>
    public void WriteWatch(string line)
    {
        lock (gate)
        {
            var prefix =
                !prefixes ? ""
                : colors ? $"\e[92m{new string(' ', width + 2)}⦿\e[0m "
                : $"{new string(' ', width + 2)}⦿ ";
            output.WriteLine(prefix + line);
        }
    }

    private string Prefix(string name)
    {
        if (!prefixes)
            return "";
        var padded = name + new string(' ', Math.Max(0, width - DisplayWidth.Of(name)) + 2);
        return colors && colorOf.TryGetValue(name, out var color) ? $"\e[{color}m{padded}|\e[0m " : $"{padded}| ";
    }

    private string Time() =>
        timestamps is null ? "" : timestamps.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture) + "00Z ";
}
