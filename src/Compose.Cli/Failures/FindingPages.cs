using System.Collections.Immutable;
using Compose.Lint.Catalog;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Cli.Failures;

/// <summary>The pages of all findings that verbs can report, by id: those about files and those about plans.</summary>
internal static class FindingPages
{
    public static ImmutableArray<RulePage> All { get; } =
    [
        .. RulePages
            .All.Concat(PlanDiagnostics.All.Concat(RequestDiagnostics.All).Select(static found => RulePage.Of(found)))
            .OrderBy(static page => page.Id, StringComparer.Ordinal),
    ];

    /// <summary>The pages, with a line between them, of a finding, of a group of them (CF2), or of <c>all</c>.</summary>
    /// <exception cref="CommandFailed">There is no such page.</exception>
    public static IEnumerable<string> Of(string named)
    {
        RulePage[] pages =
            named == "all" ? [.. All]
            : IsGroup(named) ? [.. All.Where(page => page.Id.StartsWith(named, StringComparison.OrdinalIgnoreCase))]
            : [];
        if (pages.Length == 0)
            pages = [Get(named)];
        return pages.Select((page, i) => i == 0 ? page.Markdown : $"\n---\n\n{page.Markdown}");
    }

    private static bool IsGroup(string named) =>
        named.Length is 2 or 3 or 4
        && named.StartsWith("CF", StringComparison.OrdinalIgnoreCase)
        && named.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Finds a page by id or name.</summary>
    /// <exception cref="CommandFailed">There is no such page.</exception>
    public static RulePage Get(string named) =>
        All.FirstOrDefault(page =>
            page.Id.Equals(named, StringComparison.OrdinalIgnoreCase) || page.Name.Equals(named, StringComparison.OrdinalIgnoreCase)
        )
        ?? throw new CommandFailed(
            $"there is no rule \"{named}\"{DidYouMean.For(named, All.SelectMany(static page => (string[])[page.Id, page.Name]))}"
        );
}
