using System.Text;
using Compose.Model.Syntax;
using Compose.Model.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Scalar = Compose.Model.Syntax.Scalar;

namespace Compose.Model.Tests.Syntax;

/// <summary>Outlines of a text as read by YamlDotNet and by us: one value per line, with location and style.</summary>
internal static class Oracle
{
    /// <summary>YamlDotNet's outline; null when it refuses the text.</summary>
    public static string? Outline(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            var events = new Queue<ParsingEvent>();
            while (parser.MoveNext())
                events.Enqueue(parser.Current!);
            return new Reading(text, events).Documents();
        }
        catch (YamlException)
        {
            return null;
        }
    }

    /// <summary>Our outline.</summary>
    public static string Outline(YamlFile file) => string.Concat(file.Documents.Select(document => "---\n" + Of(document.Root, 0)));

    /// <summary>All scalars that YamlDotNet reads in a text, in order.</summary>
    public static IEnumerable<string> Scalars(string text)
    {
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
            if (parser.Current is YamlDotNet.Core.Events.Scalar scalar)
                yield return scalar.Value;
    }

    /// <summary>The first line in which two outlines differ, empty where one has ended; null when equal.</summary>
    public static (string Here, string There)? FirstDifference(string ours, string theirs)
    {
        if (ours == theirs)
            return null;
        var (left, right) = (ours.Split('\n'), theirs.Split('\n'));
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
            line++;
        return (left.ElementAtOrDefault(line)?.Trim() ?? "", right.ElementAtOrDefault(line)?.Trim() ?? "");
    }

    private static string Of(Node node, int depth) =>
        node switch
        {
            Scalar scalar => Line(depth, scalar.Text, scalar.Style.ToString(), scalar.At.Start),
            Mapping mapping => Line(depth, "{}")
                + string.Concat(mapping.Entries.Select(entry => Of(entry.Key, depth + 1) + Of(entry.Value, depth + 2))),
            Sequence sequence => Line(depth, "[]") + string.Concat(sequence.Items.Select(item => Of(item, depth + 1))),
            _ => throw new InvalidOperationException(),
        };

    private static string Line(int depth, string text) => $"{new string(' ', depth)}{text}\n";

    private static string Line(int depth, string text, string style, LinePosition at)
    {
        var shown = text.Replace("\\", "\\\\").Replace("\n", "\\n");
        // The two locate a missing value at opposite ends of the gap.
        return Line(depth, text.Length > 0 ? $"{at.Line}:{at.Column} {style} '{shown}'" : $"'{shown}'");
    }

    private sealed class Reading(string text, Queue<ParsingEvent> events)
    {
        private readonly Dictionary<string, List<ParsingEvent>> anchors = [];

        public string Documents()
        {
            var outline = new StringBuilder();
            while (events.TryDequeue(out var next))
            {
                if (next is not DocumentStart)
                    continue;
                anchors.Clear();
                outline.Append("---\n").Append(Next(events, 0));
            }

            return outline.ToString();
        }

        /// <summary>The next value of the events, with aliases resolved.</summary>
        private string Next(Queue<ParsingEvent> from, int depth)
        {
            switch (from.Dequeue())
            {
                case AnchorAlias alias:
                    return anchors.TryGetValue(alias.Value.Value, out var known)
                        ? Next(new Queue<ParsingEvent>(known), depth)
                        : throw new YamlException("an alias of nothing");
                case YamlDotNet.Core.Events.Scalar scalar:
                    Remember(scalar, from, 0);
                    return Line(depth, scalar.Value, scalar.Style.ToString(), PlaceOf(scalar));
                case MappingStart mapping:
                    Remember(mapping, from, 1);
                    var entries = new StringBuilder(Line(depth, "{}"));
                    while (from.Peek() is not MappingEnd)
                        entries.Append(Next(from, depth + 1)).Append(Next(from, depth + 2));
                    from.Dequeue();
                    return entries.ToString();
                case SequenceStart sequence:
                    Remember(sequence, from, 1);
                    var items = new StringBuilder(Line(depth, "[]"));
                    while (from.Peek() is not SequenceEnd)
                        items.Append(Next(from, depth + 1));
                    from.Dequeue();
                    return items.ToString();
                default:
                    throw new InvalidOperationException();
            }
        }

        // YamlDotNet's location starts at anchor and tag, ours after them.
        private LinePosition PlaceOf(YamlDotNet.Core.Events.Scalar scalar)
        {
            if (scalar.Value.Length == 0)
                return default;
            var (at, line, column) = ((int)scalar.Start.Index, (int)scalar.Start.Line, (int)scalar.Start.Column);
            var properties = (scalar.Anchor.IsEmpty ? 0 : 1) + (scalar.Tag.IsEmpty || text[at] is not ('!' or '&') ? 0 : 1);
            while (properties-- > 0)
            {
                while (!char.IsWhiteSpace(text[at]))
                    Step();
                while (char.IsWhiteSpace(text[at]) || text[at] == '#')
                    if (text[at] == '#')
                        while (text[at] != '\n')
                            Step();
                    else
                        Step();
            }

            return new LinePosition(line, column);

            void Step() => (line, column) = text[at++] == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        private void Remember(NodeEvent start, IEnumerable<ParsingEvent> rest, int open)
        {
            if (start.Anchor.IsEmpty)
                return;
            List<ParsingEvent> kept = [start];
            foreach (var next in rest)
            {
                if (open == 0)
                    break;
                open += next.NestingIncrease;
                kept.Add(next);
            }

            anchors[start.Anchor.Value] = kept;
        }
    }
}
