using System.Collections.Immutable;
using System.Text;
using Compose.Cli.Failures;
using Compose.Cli.Remote;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;

namespace Compose.Cli.Publishing;

/// <summary>
/// The files to publish: compose files as written, variables and comments included, and the extended files and env files they refer to. All
/// end up in one folder, so references are renamed by path; nothing else changes.
/// </summary>
/// <param name="isRemote">Whether a reference is remote.</param>
internal sealed class PublishedFiles(Project project, ISourceLoader files, Func<string, bool> isRemote, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, PublishedFile> extended = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PublishedFile> environments = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Text)> texts = [];
    private readonly List<Mapping> roots = [];

    /// <summary>The compose files found so far, extended ones included, as written.</summary>
    public IReadOnlyList<(string Path, string Text)> Texts => texts;

    /// <summary>Their root nodes.</summary>
    public IReadOnlyList<Mapping> Roots => roots;

    /// <param name="withEnvironment">Whether env files are published too; otherwise only references to them.</param>
    /// <exception cref="CommandFailed">A part of the project is not a file, or would be unavailable after publishing.</exception>
    public ImmutableArray<PublishedFile> Collect(bool withEnvironment)
    {
        var own = project
            .ComposeFiles.Select(path => new PublishedFile(
                Path.GetFileName(path),
                PublishedKind.ComposeFile,
                Rewritten(path, project.Directory)
            ))
            .ToList();
        return [.. own, .. extended.Values, .. environments.Values.Where(_ => withEnvironment)];
    }

    // Relative paths in compose files start at the project's folder, in extended files at their own.
    private byte[] Rewritten(string path, string folder)
    {
        if (path == "-")
            throw new CommandFailed("cannot publish standard input: write it to a file");
        var source = SourceDecoding.Decode(path, Read(path), new DiagnosticSink());
        texts.Add((path, source.Text));
        var edits = new SortedDictionary<int, TextEdit>();
        foreach (var document in YamlReader.Parse(source, new DiagnosticSink(), cancellationToken).Documents)
        {
            if (document.Root is not Mapping root)
                continue;
            roots.Add(root);
            Rewrite(root, folder, edits);
        }

        var text = new StringBuilder();
        var at = 0;
        foreach (var edit in edits.Values)
        {
            text.Append(source.Text, at, edit.At.Span.Start - at).Append(edit.NewText);
            at = edit.At.Span.End;
        }

        return Encoding.UTF8.GetBytes(text.Append(source.Text, at, source.Text.Length - at).ToString());
    }

    private void Rewrite(Mapping root, string folder, SortedDictionary<int, TextEdit> edits)
    {
        foreach (var include in Items(root["include"]))
            foreach (var path in Items(include is Mapping mapping ? mapping["path"] : include))
                if (path is Scalar { Text: var name } && !isRemote(name))
                    throw new CommandFailed($"{path.At}: cannot publish compose file with local includes");

        if (root["services"] is not Mapping services)
            return;
        foreach (var service in services.Entries.Select(static entry => entry.Value).OfType<Mapping>())
        {
            if (service["extends"] is Mapping extends && extends["file"] is Scalar file && !isRemote(file.Text))
                Replace(file, Extended(file, folder), edits);
            foreach (var item in Items(service["env_file"]))
                if ((item is Mapping mapping ? mapping["path"] : item) is Scalar path && Environment(path, folder) is { } name)
                    Replace(path, name, edits);
        }
    }

    private string Extended(Scalar file, string folder)
    {
        var path = Located(file, folder);
        if (!extended.TryGetValue(path, out var known))
        {
            extended[path] = known = new PublishedFile(NameOf(path) + ".yaml", PublishedKind.ExtendedFile, []);
            extended[path] = known with { Content = Rewritten(path, Path.GetDirectoryName(path)!) };
        }

        return known.Name;
    }

    // A missing file may be optional.
    private string? Environment(Scalar file, string folder)
    {
        var path = Located(file, folder);
        if (!files.FileExists(path))
            return null;
        if (!environments.TryGetValue(path, out var known))
            environments[path] = known = new PublishedFile(NameOf(path) + ".env", PublishedKind.EnvFile, Read(path));
        return known.Name;
    }

    private static string Located(Scalar file, string folder) =>
        file.Text.Contains('$')
            ? throw new CommandFailed($"{file.At}: cannot publish a file whose name depends on a variable: {file.Text}")
            : Path.GetFullPath(Path.Combine(folder, file.Text));

    private byte[] Read(string path) => files.TryRead(path, out var content) ? content : throw new CommandFailed($"{path} cannot be read");

    // Independent of the machine: based on the path inside the project.
    private string NameOf(string path) =>
        OciRegistry.DigestOf(Encoding.UTF8.GetBytes(Path.GetRelativePath(project.Directory, path)))["sha256:".Length..];

    // An anchored value is written once and used several times.
    private static void Replace(Scalar value, string text, SortedDictionary<int, TextEdit> edits) =>
        edits[value.At.Span.Start] = new TextEdit(value.At, text);

    private static IEnumerable<Node> Items(Node? node) =>
        node switch
        {
            null => [],
            Sequence sequence => sequence.Items,
            _ => [node],
        };
}
