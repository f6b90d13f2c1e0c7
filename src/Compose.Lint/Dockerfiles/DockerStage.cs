using System.Collections.Immutable;

namespace Compose.Lint.Dockerfiles;

/// <summary>A build stage, started by <c>FROM</c>.</summary>
/// <param name="Base">The image or earlier stage, as typed.</param>
/// <param name="Name">Null when it has none.</param>
/// <param name="Instructions">All but the <c>FROM</c>.</param>
internal sealed record DockerStage(int Index, int Line, string Base, string? Name, ImmutableArray<DockerInstruction> Instructions)
{
    /// <summary>Whether a target or <c>--from</c> refers to this stage: names ignore case, and numbers are valid too.</summary>
    public bool Answers(string name) =>
        name.Equals(Name, StringComparison.OrdinalIgnoreCase) || name == Index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The images and stages used by this one.</summary>
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
