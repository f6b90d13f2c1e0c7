using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Passes;
using Compose.Model.Resources;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Loading;

/// <summary>One item of <c>include</c> in long form.</summary>
/// <param name="Paths">The main file, then its overrides; never empty.</param>
/// <param name="EnvFiles">Empty when not given; the folder's <c>.env</c> then applies.</param>
internal sealed record IncludedFiles(Location At, ImmutableArray<Scalar> Paths, Scalar? ProjectDirectory, ImmutableArray<Scalar> EnvFiles)
{
    /// <summary>Null when the item is invalid, which is reported.</summary>
    public static IncludedFiles? Of(Node item, DiagnosticSink sink)
    {
        var entry = item switch
        {
            Mapping full => new IncludedFiles(
                item.At,
                Texts(full[IncludeEntry.PathKey]),
                full.ScalarAt(IncludeEntry.ProjectDirectoryKey),
                Texts(full[IncludeEntry.EnvFileKey])
            ),
            _ => new IncludedFiles(item.At, Texts(item), null, []),
        };
        if (entry.Paths.Length > 0)
            return entry;
        sink.Add(ResolutionDiagnostics.IncludeNamesNoFile(item));
        return null;
    }

    private static ImmutableArray<Scalar> Texts(Node? node) =>
        node switch
        {
            Scalar { Kind: ScalarKind.String, Text.Length: > 0 } scalar => [scalar],
            Sequence sequence => [.. sequence.Items.OfType<Scalar>().Where(s => s.Kind is ScalarKind.String)],
            _ => [],
        };
}
