using System.Net;
using System.Text;
using Compose.Model;
using Compose.Model.Services;

namespace Compose.Cli.Graphs;

/// <summary>
/// A project in graphviz DOT, as drawn by the reference: one node per service, with the requested details below its name.
/// </summary>
internal sealed record GraphvizText(Project Project)
{
    /// <summary>Prefix of each line.</summary>
    public string Indentation { get; init; } = "\t";

    public bool Images { get; init; }

    public bool Networks { get; init; }

    public bool Ports { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder($"digraph \"{Project.Name}\" {{\n{Indentation}layout=dot;\n");
        foreach (var service in Project.Services)
            text.Append(
                $"{Indentation}\"{service.Name}\" [style=\"filled\" label=<<font "
                    + $"point-size=\"15\">{service.Name}</font>{Details(service)}>];\n"
            );
        text.Append('\n');
        foreach (var service in Project.Services)
            foreach (var needed in service.DependsOn.Select(static dependency => dependency.Name).Order(StringComparer.Ordinal))
                text.Append($"{Indentation}\"{service.Name}\" -> \"{needed}\";\n");
        return text.Append("}\n\n").ToString();
    }

    private string Details(Service service)
    {
        var text = new StringBuilder();
        if (Networks)
            Append(
                text,
                "Networks",
                service
                    .Networks.OrderByDescending(static network => network.Priority)
                    .ThenBy(static network => network.Name, StringComparer.Ordinal)
                    .Select(static network => network.Name)
            );
        if (Ports)
            Append(
                text,
                "Ports",
                service.Ports.Select(static port =>
                    $"{(port.HostIp is { Length: > 0 } ip ? ip + ":" : "")}{port.Published}:{port.Target} ({port.Protocol}, {port.Mode})"
                )
            );
        if (Images)
            Append(text, "Image", [service.Image ?? $"{Project.Name}-{service.Name}"]);
        return text.ToString();
    }

    // Labels use an HTML-like syntax.
    private static void Append(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var list = lines.Select(static line => "<br/>" + WebUtility.HtmlEncode(line)).ToList();
        if (list.Count > 0)
            text.Append($"<font point-size=\"10\"><br/><br/><b>{title}:</b>{string.Concat(list)}</font>");
    }
}
