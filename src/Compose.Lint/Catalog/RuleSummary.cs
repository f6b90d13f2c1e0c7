using System.Collections.Immutable;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Catalog;

/// <summary>A kind of finding in one line.</summary>
/// <param name="IsRecommended">Whether it is on by default.</param>
/// <param name="Title">What is wrong, in a few words.</param>
public sealed record RuleSummary(string Id, string Name, Severity Severity, bool IsRecommended, string Title)
{
    /// <summary>The kinds with findings that <c>--fix</c>, with or without <c>--unsafe-fixes</c>, can repair; by id.</summary>
    internal static readonly ImmutableArray<string> FixableIds =
    [
        "CF001",
        "CF003",
        "CF004",
        "CF005",
        "CF006",
        "CF007",
        "CF008",
        "CF009",
        "CF011",
        "CF012",
        "CF015",
        "CF016",
        "CF019",
        "CF043",
        "CF051",
        "CF061",
        "CF066",
        "CF107",
        "CF113",
        "CF124",
        "CF139",
        "CF140",
        "CF159",
        "CF162",
        "CF406",
        "CF604",
        "CF606",
        "CF701",
        "CF702",
    ];

    /// <summary>Whether some of its findings come with a fix.</summary>
    public bool IsFixable => FixableIds.Contains(Id);
}
