using System.Collections.Immutable;
using System.Text;
using Compose.Lint.Rules;
using Compose.Model.Discovery;
using Compose.Model.Services;

namespace Compose.Lint.Dockerfiles;

/// <summary>The Dockerfile of a service.</summary>
/// <param name="Shown">Its name in messages.</param>
/// <param name="Head">The instructions before the first stage.</param>
internal sealed record Dockerfile(string Shown, ImmutableArray<DockerInstruction> Head, ImmutableArray<DockerStage> Stages)
{
    public IEnumerable<DockerInstruction> Instructions => Head.Concat(Stages.SelectMany(static stage => stage.Instructions));

    /// <summary>The stage of a target; null when there is none of that name.</summary>
    public DockerStage? StageOf(string? target) =>
        string.IsNullOrEmpty(target) ? Stages[^1] : Stages.FirstOrDefault(s => s.Answers(target));

    /// <summary>The stages needed to build a target, by default the last one.</summary>
    public IEnumerable<DockerStage> NeededBy(string? target)
    {
        var needed = new bool[Stages.Length];
        Need(StageOf(target));
        return Stages.Where(stage => needed[stage.Index]);

        void Need(DockerStage? stage)
        {
            if (stage is null || needed[stage.Index])
                return;
            needed[stage.Index] = true;
            foreach (var source in stage.Sources)
                Need(Stages.Take(stage.Index).LastOrDefault(s => s.Answers(source)));
        }
    }

    /// <summary>Whether the image runs as a user that the Dockerfile names.</summary>
    public bool SetsUser(string? target) => LastOf("USER", target) is not null;

    /// <summary>The entrypoint of the image; null when it has none, or its base image decides.</summary>
    public DockerInstruction? EntrypointOf(string? target) => LastOf("ENTRYPOINT", target);

    /// <summary>The command of the image; null when it has none, or its base image decides.</summary>
    public DockerInstruction? CommandOf(string? target) => LastOf("CMD", target);

    /// <summary>The instruction that decides: the last one in the target's stage, or else in the stage it begins with.</summary>
    private DockerInstruction? LastOf(string name, string? target)
    {
        for (var stage = StageOf(target); stage is not null; stage = Stages.Take(stage.Index).LastOrDefault(s => s.Answers(stage.Base)))
            if (stage.Instructions.LastOrDefault(i => i.Name == name) is { } found)
                return found;
        return null;
    }

    /// <summary>Null when the service has none, or it cannot be read here.</summary>
    public static Dockerfile? Of(Service service, LintContext context)
    {
        if (service.Build is not { } build)
            return null;
        if (build.DockerfileInline is { } inline)
            return Of("dockerfile_inline", inline);
        if (build.Context is not { } folder || !Path.IsPathRooted(folder))
            return null;
        var path = Path.Combine(folder, build.Dockerfile ?? BuildConfig.DefaultDockerfile);
        if (path.Contains('\0'))
            return null;
        path = Path.GetFullPath(path);
        return Bytes(path, context) is { } bytes ? Of(ShownPath.Of(path, context.Project.Directory), Encoding.UTF8.GetString(bytes)) : null;
    }

    private static byte[]? Bytes(string path, LintContext context)
    {
        try
        {
            return context.Files.FileExists(path) && context.Files.TryRead(path, out var bytes) ? bytes : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Dockerfile? Of(string shown, string text)
    {
        if (DockerfileReader.Read(text) is not { } instructions)
            return null;
        var starts = Enumerable.Range(0, instructions.Length).Where(i => instructions[i].Name == "FROM").ToList();
        if (starts.Count == 0)
            return null;
        var stages = starts.Select(
            (start, i) =>
                Stage(i, instructions[start], instructions[(start + 1)..(i + 1 < starts.Count ? starts[i + 1] : instructions.Length)])
        );
        return new Dockerfile(shown, instructions[..starts[0]], [.. stages]);
    }

    private static DockerStage Stage(int index, DockerInstruction from, ImmutableArray<DockerInstruction> instructions)
    {
        var words = from.Words;
        var name = words.Length == 3 && words[1].Equals("as", StringComparison.OrdinalIgnoreCase) ? words[2] : null;
        return new DockerStage(index, from.Line, words.FirstOrDefault() ?? "", name, instructions);
    }
}
