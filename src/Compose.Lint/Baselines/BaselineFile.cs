using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;

namespace Compose.Lint.Baselines;

/// <summary>
/// The file of a baseline: YAML with one line per fingerprint, sorted by path and rule, so that its history shows what was fixed.
/// </summary>
internal static class BaselineFile
{
    private const int Version = 1;

    public static string Write(Baseline baseline)
    {
        var text = new StringBuilder();
        text.Append("# Findings that `compose lint --baseline` accepts, by file, rule and line; `--update-baseline` writes it.\n");
        text.Append(CultureInfo.InvariantCulture, $"version: {Version}\nfindings:");
        var file = "";
        foreach (var key in baseline.Keys)
        {
            var path = Baseline.PathOf(key);
            if (path != file)
                text.Append("\n  \"").Append(JsonEncodedText.Encode(path, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).Append("\":");
            file = path;
            text.Append(CultureInfo.InvariantCulture, $"\n    {key.AsSpan(path.Length + 1)}: {baseline.CountOf(key)}");
        }

        return text.Append(file.Length == 0 ? " {}\n" : "\n").ToString();
    }

    /// <summary>Adds what the file holds to the baseline; what is wrong with it goes to the sink.</summary>
    public static void Read(SourceText source, Baseline baseline, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var file = YamlReader.Parse(source, sink, cancellationToken);
        if (sink.HasErrors)
            return;
        if (file.Documents is not [{ Root: Mapping root }, ..] || root["version"] is not Scalar version)
            Report(sink, new Location(source, default), "this is not a baseline: `version` is missing");
        else if (version.Text != Version.ToString(CultureInfo.InvariantCulture))
            Report(sink, version.At, $"version {version.Text} of a baseline is unknown; this command reads version {Version}");
        else if (root["findings"] is not Mapping files)
            Report(sink, root.At, "`findings` must map files to findings");
        else
            foreach (var (path, value) in files.Entries)
                ReadFile(path.Text, value, baseline, sink);
    }

    private static void ReadFile(string path, Node value, Baseline baseline, DiagnosticSink sink)
    {
        if (value is not Mapping findings)
        {
            Report(sink, value.At, "the findings of a file must map fingerprints to counts");
            return;
        }

        foreach (var (fingerprint, count) in findings.Entries)
            if (int.TryParse((count as Scalar)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                baseline.Add(path, fingerprint.Text, number);
            else
                Report(sink, count.At, "the count of a finding must be a whole number");
    }

    private static void Report(DiagnosticSink sink, Location at, string message) =>
        sink.Add(LintDiagnostics.Config(at, message, "rewrite it with --update-baseline"));
}
