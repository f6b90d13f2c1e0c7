using System.Formats.Tar;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Compose.Engine.Build;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Testing.Engines.Containers;
using Compose.Testing.Engines.Processes;

namespace Compose.Testing.Engines;

/// <content>Builds a Dockerfile with the instructions of <see cref="ImageInstruction"/>, <c>FROM</c>, <c>ARG</c>, <c>COPY</c> and
/// <c>RUN</c>.</content>
public sealed partial class MemoryEngine
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<BuildMessage> BuildImageAsync(
        BuildRequest request,
        Stream context,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var files = await ReadContextAsync(context, cancellationToken).ConfigureAwait(false);
        var said = new List<BuildMessage>();
        var image = "";
        EngineException? failure = null;
        try
        {
            image = await AnswerAsync(
                    "build image",
                    string.Join(' ', request.Tags),
                    true,
                    () => Build(request, files, said),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (EngineException error)
        {
            failure = new EngineException(error.Status, error.Message, "POST /build");
        }

        foreach (var message in said)
            yield return message;
        if (failure is not null)
            throw failure;
        yield return new BuiltImage(image);
    }

    private string Build(BuildRequest request, Dictionary<string, byte[]> files, List<BuildMessage> said)
    {
        if (!files.TryGetValue(request.Dockerfile, out var dockerfile))
            throw Invalid(
                request.BuildKit
                    ? $"failed to read dockerfile: open {request.Dockerfile}: no such file or directory"
                    : $"Cannot locate specified Dockerfile: {request.Dockerfile}"
            );
        var lines = Encoding
            .UTF8.GetString(dockerfile)
            .Split('\n')
            .Select(static line => line.Trim())
            .Where(static line => line.Length > 0 && line[0] != '#')
            .ToList();
        var config = new ContainerConfig();
        var copied = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number - 1];
            var blank = line.IndexOf(' ');
            var (instruction, text) = (line[..blank].ToUpper(CultureInfo.InvariantCulture), line[(blank + 1)..].Trim());
            var output = new StringBuilder();
            var error = "";
            switch (instruction)
            {
                case "FROM":
                    var from =
                        FindImage(text)
                        ?? registry.GetValueOrDefault(WithTag(text))
                        ?? (
                            text == "scratch"
                                ? NewImage(new ContainerConfig())
                                : throw NotFound($"pull access denied for {text}, repository does not exist or may require authorization")
                        );
                    config = from.Config;
                    foreach (var (path, content) in from.Files)
                        copied[path] = content;
                    break;
                case "RUN" when Run(text, output) is not 0 and var code:
                    error = request.BuildKit
                        ? $"process \"/bin/sh -c {text}\" did not complete successfully: exit code: {code}"
                        : $"The command '/bin/sh -c {text}' returned a non-zero code: {code}";
                    break;
                case "COPY" when text.Split(' ') is [var source, var target]:
                    if (!Copy(files, source, target, copied))
                        error = $"failed to compute cache key: failed to calculate checksum of ref: \"/{source}\": not found";
                    break;
                default:
                    config = ImageInstruction.Apply(config, instruction, text) ?? config;
                    break;
            }

            said.AddRange(
                request.BuildKit
                    ? [Trace(line, number, lines.Count, output.ToString(), error)]
                    : Texts(line, number, lines.Count, output.ToString())
            );
            if (error.Length > 0)
                throw new EngineException(null, error, "POST /build");
        }

        var image = Finish(request, config, files, said);
        foreach (var (path, content) in copied)
            image.Files[path] = content;
        return image.Id;
    }

    private static bool Copy(Dictionary<string, byte[]> files, string source, string target, Dictionary<string, byte[]> copied)
    {
        source = source.TrimEnd('/');
        if (files.TryGetValue(source, out var file))
        {
            copied[target.EndsWith('/') ? target + source[(source.LastIndexOf('/') + 1)..] : target] = file;
            return true;
        }

        var below = files.Where(entry => source == "." || entry.Key.StartsWith(source + "/", StringComparison.Ordinal)).ToList();
        foreach (var (name, content) in below)
            copied[$"{target.TrimEnd('/')}/{(source == "." ? name : name[(source.Length + 1)..])}"] = content;
        return below.Count > 0;
    }

    private MemoryImage Finish(BuildRequest request, ContainerConfig config, Dictionary<string, byte[]> files, List<BuildMessage> said)
    {
        config = ImageInstruction.Apply(
            config,
            "LABEL",
            string.Join(' ', (request.Labels ?? new Dictionary<string, string>()).Select(static label => $"{label.Key}={label.Value}"))
        )!; // LABEL is supported
        // Equal files give equal images.
        var id =
            "sha256:"
            + Digest(
                $"{string.Join('\n', files.Select(file => file.Key + Convert.ToHexString(file.Value)))}{string.Join(' ', request.BuildArgs ?? new Dictionary<string, string?>())}"
            );
        var image = images.FirstOrDefault(image => image.Id == id) ?? new MemoryImage(id, config) { Created = Now() };
        if (!images.Contains(image))
            images.Add(image);
        foreach (var tag in request.Tags)
            Name(image, WithTag(tag));
        if (!request.BuildKit)
        {
            said.Add(new BuildText($"Successfully built {id[7..19]}\n"));
            said.AddRange(request.Tags.Select(static tag => new BuildText($"Successfully tagged {WithTag(tag)}\n")));
        }

        return image;
    }

    private int Run(string script, StringBuilder output)
    {
        int? code = null;
        new ShellProcess(["sh", "-c", script], new Dictionary<string, string>())
        {
            Programs = Programs,
            Clock = clock,
            Files = new ContainerFiles(),
            Output = (_, bytes) => output.Append(Encoding.UTF8.GetString(bytes.Span)),
            Ended = ended => code = ended,
        }.Begin();
        return code ?? 1;
    }

    private BuildTrace Trace(string line, int number, int of, string output, string error)
    {
        var time = Now();
        var digest = $"sha256:{Digest($"vertex {number} {line}")}";
        return new BuildTrace(
            new SolveStatus
            {
                Vertexes =
                [
                    new BuildVertex
                    {
                        Digest = digest,
                        Name = $"[{number}/{of}] {line}",
                        Started = time,
                        Completed = time,
                        Error = error,
                    },
                ],
                Logs =
                    output.Length == 0
                        ? []
                        :
                        [
                            new BuildLog
                            {
                                Vertex = digest,
                                Stream = 1,
                                Message = Encoding.UTF8.GetBytes(output),
                            },
                        ],
            }
        );
    }

    private static IEnumerable<BuildMessage> Texts(string line, int number, int of, string output)
    {
        yield return new BuildText($"Step {number}/{of} : {line}\n");
        if (output.Length > 0)
            yield return new BuildText(output);
    }

    private static async Task<Dictionary<string, byte[]>> ReadContextAsync(Stream tar, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var whole = new MemoryStream();
        await tar.CopyToAsync(whole, cancellationToken).ConfigureAwait(false);
        whole.Position = 0;
        if (whole.Length == 0)
            return files;
        await using var reader = new TarReader(whole);
        while (await reader.GetNextEntryAsync(copyData: true, cancellationToken).ConfigureAwait(false) is { } item)
        {
            if (item.EntryType is TarEntryType.Directory)
                continue;
            using var content = new MemoryStream();
            if (item.DataStream is not null)
                await item.DataStream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            files[item.Name] = content.ToArray();
        }

        return files;
    }
}
