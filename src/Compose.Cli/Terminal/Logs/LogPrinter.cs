using System.Globalization;
using System.Text;
using Compose.Cli.Hosting;
using Compose.Engine.Streams;
using Compose.Model.Diagnostics;

namespace Compose.Cli.Terminal.Logs;

/// <summary>Writes container output line by line, prefixed with the container's name in its colour. Thread-safe.</summary>
/// <param name="separate">Whether standard error of containers goes to standard error.</param>
/// <param name="prefixes">Whether lines are prefixed with names.</param>
/// <param name="timestamps">Whether lines are prefixed with their arrival time.</param>
internal sealed class LogPrinter(StandardStreams streams, bool separate, bool colors, bool prefixes, TimeProvider? timestamps = null)
{
    /// <summary>Cyan, yellow, green, magenta, blue; then the same in bold.</summary>
    private static readonly string[] Colors = ["36", "33", "32", "35", "34", "36;1", "33;1", "32;1", "35;1", "34;1"];

    private readonly Lock gate = new();
    private readonly LineBuffer output = new(streams.Out);
    private readonly LineBuffer errors = new(streams.Err);
    private readonly Dictionary<string, string> colorOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> prefixOf = new(StringComparer.Ordinal);
    private int width;

    /// <summary>Registers names before they write; they get colours in order, and the column fits the longest so far.</summary>
    public void Register(IEnumerable<string> names)
    {
        lock (gate)
        {
            foreach (var name in names.Order(StringComparer.Ordinal))
                if (colorOf.TryAdd(name, Colors[colorOf.Count % Colors.Length]))
                    width = Math.Max(width, DisplayWidth.Of(name));
            prefixOf.Clear();
        }
    }

    /// <summary>Prints all lines of a container. What is printed is written out whenever there is nothing more to read at once.</summary>
    public async Task PrintAsync(string name, OutputLines lines, CancellationToken cancellationToken)
    {
        try
        {
            while (await NextAsync(lines, cancellationToken).ConfigureAwait(false))
                Write(name, lines.Current);
        }
        finally
        {
            Flush();
        }
    }

    /// <summary>Reads a line, after writing out what is printed if that takes time.</summary>
    public ValueTask<bool> NextAsync(OutputLines lines, CancellationToken cancellationToken)
    {
        var next = lines.MoveNextAsync(cancellationToken);
        if (!next.IsCompleted)
            Flush();
        return next;
    }

    public void Write(string name, LogLine line)
    {
        lock (gate)
        {
            var target = separate && line.Kind == OutputKind.Stderr ? errors : output;
            if (target.Begin(name, line.Kind))
            {
                target.Add(Prefix(name));
                if (timestamps is not null)
                    target.Add(Encoding.UTF8.GetBytes(Time(timestamps)));
            }

            target.Add(line.Text.Span);
            if (line.Ends)
                target.End();
        }
    }

    /// <summary>A line that is not of the container's own output, such as of its hooks.</summary>
    public void WriteLine(string name, string line)
    {
        Write(name, new LogLine(Encoding.UTF8.GetBytes(line), Ends: true, OutputKind.Stdout));
        Flush();
    }

    /// <summary>A status change of a container, such as <c>web-1 exited with code 0</c>.</summary>
    public void WriteStatus(string name, string words)
    {
        lock (gate)
        {
            var shown = colors && prefixes && colorOf.TryGetValue(name, out var color) ? $"\e[{color}m{name}\e[0m" : name;
            WriteLine($"{shown} {words}");
        }
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
            WriteLine(prefix + line);
        }
    }

    /// <summary>Writes out what is printed.</summary>
    public void Flush()
    {
        lock (gate)
        {
            output.Flush();
            errors.Flush();
        }
    }

    private void WriteLine(string text)
    {
        output.Begin("", OutputKind.Stdout);
        output.Add(Encoding.UTF8.GetBytes(text));
        output.End();
        output.Flush();
    }

    private byte[] Prefix(string name)
    {
        if (prefixOf.TryGetValue(name, out var known))
            return known;
        if (!prefixes)
            return prefixOf[name] = [];
        var padded = name + new string(' ', Math.Max(0, width - DisplayWidth.Of(name)) + 2);
        return prefixOf[name] = Encoding.UTF8.GetBytes(
            colors && colorOf.TryGetValue(name, out var color) ? $"\e[{color}m{padded}|\e[0m " : $"{padded}| "
        );
    }

    private static string Time(TimeProvider clock) =>
        clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture) + "00Z ";
}
