using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Model.Passes.Selecting;

namespace Compose.Cli.Verbs;

/// <summary>Reports all errors of a project, or of each of several files.</summary>
internal static class ValidateVerb
{
    public static VerbCommand Create()
    {
        var format = Flag.Choice("format", null, "Output format", "text", "text", "concise", "json");
        var quiet = Flag.Switch("quiet", "q", "Print nothing, only set the exit code");
        var files = Operand.Many("FILE", 0);
        return new VerbCommand("validate", "Validate compose files and report every error")
        {
            Group = VerbGroup.Check,
            IsQuick = true,
            UnusableCode = ExitCode.Unusable,
            Options = { format, quiet },
            Arguments = { files },
            Examples =
            [
                ("validate", "The project of this folder, all profiles"),
                ("validate */compose.yaml", "Each file as a separate project"),
                ("-f a.yaml -f b.yaml validate", "Two files as one project"),
                ("validate --format concise", "One line per finding, for editors"),
            ],
            Run = (call, cancellationToken) =>
            {
                var sink = new DiagnosticSink();
                var named = call.Get(files);
                foreach (
                    var options in named.IsEmpty
                        ? [call.LoadOptions([])]
                        : named.Select(file => call.LoadOptions([]) with { Files = [file] })
                )
                    ProjectLoader.Load(WithAllProfiles(options), call.Host.Files, sink, cancellationToken);

                var found = sink.ToImmutable();
                if (!call.Get(quiet))
                    Write(call, found, call.Get(format) ?? "text", Math.Max(1, named.Length));
                return Task.FromResult(
                    found.Any(DiscoveryDiagnostics.IsUnread) ? ExitCode.Unusable
                    : found.Any(static d => d.Severity == Severity.Error) ? ExitCode.Failed
                    : ExitCode.Ok
                );
            },
        };
    }

    /// <summary>Services of inactive profiles are checked too.</summary>
    private static LoadOptions WithAllProfiles(LoadOptions options) =>
        options.Profiles.IsEmpty ? options with { Profiles = ["*"] } : options;

    private static void Write(Invocation call, ImmutableArray<Diagnostic> found, string format, int files)
    {
        if (format == "json")
        {
            call.Out.WriteLine(Json(found));
            return;
        }

        var style = new DiagnosticStyle
        {
            Colors = call.Ansi.ColorOut,
            Concise = format == "concise",
            Width = call.Host.Terminal.Out ? call.Host.Terminal.Size().Columns : 0,
        };
        call.Out.Write(DiagnosticRenderer.Render(found, style));
        if (format == "text")
            call.Err.WriteLine(Summary(found, files));
    }

    private static string Summary(ImmutableArray<Diagnostic> found, int files)
    {
        var errors = found.Count(static d => d.Severity == Severity.Error);
        var others = found.Length - errors;
        var counted = files == 1 ? "" : $" in {files} files";
        if (found.IsEmpty)
            return $"no problems found{counted}";
        var parts = new List<string>();
        if (errors > 0)
            parts.Add(errors == 1 ? "1 error" : $"{errors} errors");
        if (others > 0)
            parts.Add(others == 1 ? "1 warning" : $"{others} warnings");
        return string.Join(", ", parts) + counted;
    }

    private static string Json(ImmutableArray<Diagnostic> found)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartArray();
            foreach (var diagnostic in found)
                DiagnosticJson.Write(json, diagnostic);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
