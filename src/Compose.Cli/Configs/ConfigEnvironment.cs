using Compose.Cli.Formatting;
using Compose.Model.Variables;

namespace Compose.Cli.Configs;

/// <summary>--environment: what variables are replaced by. As JSON also where each was set.</summary>
internal static class ConfigEnvironment
{
    public static string Print(ConfigRequest request, CancellationToken cancellationToken)
    {
        var format = request.FormatOf("text", "yaml", "json");
        var variables = request.Load(cancellationToken).Variables.All.OrderBy(static v => v.Name, StringComparer.Ordinal);
        return format == "json" ? Row.ToJson(variables.Select(ToRow)) + "\n" : string.Concat(variables.Select(static v => $"{v.Name}={v.Value}\n"));
    }

    private static Row ToRow(Variable variable) => variable.SetAt is { } at
        ? new Row(("name", variable.Name), ("value", variable.Value), ("path", at.Source.Path), ("line", at.Start.Line))
        : new Row(("name", variable.Name), ("value", variable.Value));
}
