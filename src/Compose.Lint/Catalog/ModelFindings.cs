using System.Collections.Immutable;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Catalog;

/// <summary>The kinds of findings that loading a project, and the linter itself, report without a rule; they may be silenced and explained like one.</summary>
public static class ModelFindings
{
    public static ImmutableArray<(Descriptor Descriptor, string Documentation)> Documented { get; } =
        [.. SyntaxPages.All, .. ShapePages.All, .. VariablePages.All, .. ProjectPages.All, .. LinterPages.All];

    public static ImmutableArray<Descriptor> All { get; } = [.. Documented.Select(static d => d.Descriptor)];
}
