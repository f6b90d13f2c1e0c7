using System.Collections.Immutable;

namespace Compose.Lint.Dockerfiles;

/// <summary>What one <c>FROM</c> begins.</summary>
/// <param name="Base">The image or the earlier stage, as typed.</param>
/// <param name="Name">Null when it has none.</param>
/// <param name="Instructions">All but the <c>FROM</c>.</param>
internal sealed record DockerStage(int Index, int Line, string Base, string? Name, ImmutableArray<DockerInstruction> Instructions)
{
    /// <summary>Whether a target or a <c>--from</c> means this stage: names have no case, and numbers count too.</summary>
    public bool Answers(string name) =>
        name.Equals(Name, StringComparison.OrdinalIgnoreCase) || name == Index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Images and stages this one takes something from.</summary>
    public IEnumerable<string> Sources => Instructions.SelectMany(SourcesOf).Prepend(Base);

    private static IEnumerable<string> SourcesOf(DockerInstruction instruction) =>
        instruction.Name == "RUN"
            ? from flag in instruction.Flags
              where flag.StartsWith("mount=", StringComparison.Ordinal)
              from part in flag["mount=".Length..].Split(',')
              where part.StartsWith("from=", StringComparison.Ordinal)
              select part["from=".Length..]
        : instruction.Flag("from") is { } from ? [from]
        : [];
}
