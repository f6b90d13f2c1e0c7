using System.Collections.Immutable;
using Compose.Cli.Failures;
using Compose.Cli.Formatting;
using Compose.Model.Explain;

namespace Compose.Cli.Configs;

/// <summary>--explain: each value of the resolved project, with its location and origin.</summary>
internal static class ConfigExplanation
{
    private const int ValueLength = 40;

    /// <param name="paths">Such as <c>services.web.image</c>; none for everything.</param>
    public static string Print(ConfigRequest request, ImmutableArray<string> paths, CancellationToken cancellationToken)
    {
        var project = (request with { Services = [] }).Load(cancellationToken);
        var table = new Table(0, 2);
        foreach (var path in paths.IsEmpty ? [null] : paths.AsEnumerable<string?>())
        {
            var explained = Explainer.Of(project, path);
            if (explained.IsEmpty && path is not null)
            {
                var nearest = Explainer.Nearest(project, path);
                throw new CommandFailed($"no value at {path}{(nearest is null ? "" : $"; did you mean \"{nearest}\"?")}");
            }

            foreach (var value in explained)
                table.Add(
                    value.Path,
                    Shortened.To(value.Value, ValueLength),
                    string.Join(", ", value.Steps.Select(static s => s.Text).Prepend(value.At.ToString()))
                );
        }

        return table.ToString();
    }
}
