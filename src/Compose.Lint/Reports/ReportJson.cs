using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>Common parts of the JSON reports.</summary>
internal static class ReportJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Action<Utf8JsonWriter> write) => Write(write, Options);

    /// <summary>The same on one line.</summary>
    public static string WriteLine(Action<Utf8JsonWriter> write) => Write(write, Options with { Indented = false });

    private static string Write(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>
    /// A fingerprint that is stable when lines are added above: rule, file, text of the marked line, and index among equal ones.
    /// </summary>
    public static string Fingerprint(Diagnostic finding, Dictionary<string, int> seen)
    {
        var line = finding.At.Source.Line(finding.At.Start.Line).Trim();
        var key = $"{finding.Descriptor.Id}\n{finding.At.Source.Path}\n{line}\n{finding.At.Start.Column}";
        var repetition = seen[key] = seen.GetValueOrDefault(key) + 1;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{repetition}")))[..32];
    }
}
