using Compose.Cli.Formatting;
using Compose.Model.Variables;

namespace Compose.Cli.Configs;

/// <summary>--environment: the interpolation variables. With --explain, and as JSON, also where each was set.</summary>
internal static class ConfigEnvironment
{
    public static string Print(ConfigRequest request, CancellationToken cancellationToken)
    {
        var format = request.FormatOf("text", "yaml", "json");
        var variables = request.LoadWithoutEnvironment(cancellationToken).Variables.All.OrderBy(static v => v.Name, StringComparer.Ordinal);
        if (format == "json")
            return Row.ToJson(variables.Select(variable => ToRow(variable, request))) + "\n";
        if (!request.Explain)
            return string.Concat(variables.Select(static v => $"{v.Name}={v.Value}\n"));
        var table = new Table(0, 2);
        foreach (var variable in variables)
            table.Add(variable.Name, OriginOf(variable, request), variable.Value.ReplaceLineEndings("\\n"));
        return table.ToString();
    }

    private static Row ToRow(Variable variable, ConfigRequest request)
    {
        var (name, value, origin) = (("name", (object?)variable.Name), ("value", variable.Value), ("origin", OriginOf(variable, request)));
        return variable.SetAt is { } at
            ? new Row(name, value, origin, ("path", at.Source.Path), ("line", at.Start.Line))
            : new Row(name, value, origin);
    }

    private static string OriginOf(Variable variable, ConfigRequest request)
    {
        if (variable.SetAt is { } at)
            return at.ToString();
        return request.Call.Host.Variables.GetValueOrDefault(variable.Name) == variable.Value ? "environment" : "set by compose";
    }
}
