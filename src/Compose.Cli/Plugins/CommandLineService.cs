using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Compose.Cli.Failures;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Cli.Plugins;

/// <summary>Parses ports and volumes of <c>run -p</c> and <c>-v</c> by the rules of the compose file, as a generated file.</summary>
internal static class CommandLineService
{
    /// <returns>The long forms.</returns>
    /// <exception cref="CommandFailed">An item is invalid.</exception>
    public static (ImmutableArray<Mapping> Ports, ImmutableArray<Mapping> Volumes) Read(
        string folder,
        ImmutableArray<string> ports,
        ImmutableArray<string> volumes
    )
    {
        if (ports.IsEmpty && volumes.IsEmpty)
            return ([], []);
        var file = Path.Combine(folder, "command line");
        var sink = new DiagnosticSink();
        var options = new LoadOptions
        {
            WorkingDirectory = folder,
            Variables = ImmutableDictionary<string, string>.Empty,
            Files = [file],
            ProjectName = "command-line",
            CheckConsistency = false,
            AllResources = true,
        };
        var project = ProjectLoader.Load(options, new OneFile(file, Text(ports, volumes)), sink, CancellationToken.None);
        var error = sink.ToImmutable().FirstOrDefault(static finding => finding.IsFatal);
        if (error is not null)
            throw new CommandFailed(error.Message + (error.Help is { } help ? $": {help}" : ""));
        return project?.Services is [var service] ? (Nodes(service, "ports"), Nodes(service, "volumes")) : ([], []);
    }

    private static ImmutableArray<Mapping> Nodes(Service service, string attribute) =>
        service.Node[attribute] is Sequence list ? [.. list.Items.OfType<Mapping>()] : [];

    private static byte[] Text(ImmutableArray<string> ports, ImmutableArray<string> volumes)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("services");
            writer.WriteStartObject("run");
            writer.WriteString("image", "none");
            Write(writer, "ports", ports);
            Write(writer, "volumes", volumes);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return text.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, ImmutableArray<string> items)
    {
        if (items.IsEmpty)
            return;
        writer.WriteStartArray(name);
        foreach (var item in items)
            writer.WriteStringValue(item.Replace("$", "$$")); // the shell has already expanded variables
        writer.WriteEndArray();
    }

    private sealed class OneFile(string path, byte[] text) : ISourceLoader
    {
        public bool TryRead(string asked, [NotNullWhen(true)] out byte[]? content)
        {
            content = asked == path ? text : null;
            return content is not null;
        }

        public bool FileExists(string asked) => asked == path;

        public bool DirectoryExists(string asked) => asked != path;

        public FolderContent List(string folder) => FolderContent.Empty;

        public string ResolveLink(string asked) => asked;
    }
}
