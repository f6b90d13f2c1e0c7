using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Variables;

/// <summary>
/// Parses files of <c>NAME=value</c> lines: <c>.env</c>, env_file and label_file (spec 2.13). Never throws; invalid lines are reported and
/// skipped.
/// </summary>
public static class DotEnv
{
    /// <summary>The <c>.env</c> format: quotes, escapes, comments, and variables in values.</summary>
    /// <param name="lookup">Values from outside the file. They take precedence over earlier lines, and supply the values of bare
    /// names.</param>
    /// <param name="earlier">Values of previous files, which this file's lines override.</param>
    /// <returns>One variable per name, from its last line, in line order; a bare name without a value is omitted.</returns>
    public static ImmutableArray<Variable> Parse(
        SourceText source,
        Func<string, string?> lookup,
        DiagnosticSink sink,
        Func<string, string?>? earlier = null
    ) => new DotEnvParser(source, lookup, earlier ?? (static _ => null), sink).Parse();

    /// <summary>
    /// The <c>raw</c> format: everything after the first <c>=</c> is literal; <c>#</c> starts a comment only at the start of a line.
    /// </summary>
    public static ImmutableArray<Variable> ParseRaw(SourceText source, Func<string, string?> lookup, DiagnosticSink sink)
    {
        var found = new VariableList();
        var text = source.Text.AsSpan();
        for (var at = 0; at < text.Length;)
        {
            var line = text[at..];
            var end = line.IndexOf('\n');
            var next = at + (end < 0 ? line.Length : end + 1);
            line = end < 0 ? line : line[..end];
            if (line is [.., '\r'])
                line = line[..^1];
            var start = at + (line.Length - line.TrimStart(DotEnvParser.Blank).Length);
            line = line.TrimStart(DotEnvParser.Blank);
            at = next;
            if (line.IsEmpty || line[0] == '#')
                continue;

            var equals = line.IndexOf('=');
            var name = equals < 0 ? line : line[..equals];
            var place = new Location(source, new TextSpan(start, name.Length));
            if (name.IsEmpty)
            {
                place = new Location(source, new TextSpan(start, 1));
                sink.Add(VariableDiagnostics.EnvLine(place, "the line has no name before its `=`", "write `NAME=value`"));
            }
            else if (name.IndexOfAny(' ', '\t') is >= 0 and var blank)
            {
                const string Help = "the raw format is `NAME=value`, without spaces around the `=`";
                sink.Add(VariableDiagnostics.EnvLine(place.Part(blank, 1), "a variable's name contains whitespaces", Help));
            }
            else if (equals >= 0)
            {
                found.Set(new Variable(name.ToString(), line[(equals + 1)..].ToString(), place));
            }
            else if (lookup(name.ToString()) is { } inherited)
            {
                found.Set(new Variable(name.ToString(), inherited, place));
            }
        }

        return found.ToImmutable();
    }
}
