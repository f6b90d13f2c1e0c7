using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

/// <summary>Container commands by location, for fast lookup: thousands of services may use thousands of variables.</summary>
internal sealed class CommandPlaces
{
    private readonly Dictionary<SourceText, ContainerCommand[]> bySource;

    public CommandPlaces(LintContext context)
    {
        var environments = context.Services.ToDictionary(
            static s => s.Name,
            static s => s.Node["environment"] as Mapping,
            StringComparer.Ordinal
        );
        bySource = context
            .Project.RawServices()
            .SelectMany(s => ContainerCommand.AllOf(s.Service, environments.GetValueOrDefault(s.Name.Text)))
            .GroupBy(static c => c.At.Source)
            .ToDictionary(static g => g.Key, static g => g.OrderBy(static c => c.At.Span.Start).ToArray());
    }

    /// <summary>The command that contains a location, or null.</summary>
    public ContainerCommand? Find(Location place)
    {
        if (!bySource.TryGetValue(place.Source, out var commands))
            return null;
        var (low, high) = (0, commands.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (commands[middle].At.Span.Start <= place.Span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && commands[low - 1] is var nearest && place.Span.End <= nearest.At.Span.End ? nearest : null;
    }
}
