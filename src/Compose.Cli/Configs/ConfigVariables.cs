using System.Collections.Immutable;
using Compose.Cli.Formatting;
using Compose.Model.Output;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Cli.Configs;

/// <summary>--variables: the variables the files name, with what happens when they are not set.</summary>
internal static class ConfigVariables
{
    public static string Print(ConfigRequest request, CancellationToken cancellationToken)
    {
        var format = request.FormatOf("table", "json", "yaml");
        var project = request.Call.Load([], cancellationToken, options => request.Adjust(options) with { Interpolate = false });
        var variables = VariableExtractor.Extract(project.Root);
        if (format != "table") return format == "json" ? JsonWriter.Write(ToNode(variables)) : YamlWriter.Write(ToNode(variables));
        var table = Table.Wide().Add("NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE");
        foreach (var variable in variables)
            table.Add(variable.Name, variable.Required ? "true" : "false", variable.Default ?? "", variable.Alternate ?? "");
        return table.ToString();
    }

    private static Mapping ToNode(ImmutableArray<DeclaredVariable> variables)
    {
        var nowhere = new Location(new SourceText("", ""), default);
        return new Mapping(nowhere, [.. variables.Select(v => new Entry(Scalar.String(nowhere, v.Name), new Mapping(nowhere,
        [
            new Entry(Scalar.String(nowhere, "Name"), Scalar.String(nowhere, v.Name)),
            new Entry(Scalar.String(nowhere, "DefaultValue"), Scalar.String(nowhere, v.Default ?? "")),
            new Entry(Scalar.String(nowhere, "PresenceValue"), Scalar.String(nowhere, v.Alternate ?? "")),
            new Entry(Scalar.String(nowhere, "Required"), Scalar.Bool(nowhere, v.Required)),
        ])))]);
    }
}
