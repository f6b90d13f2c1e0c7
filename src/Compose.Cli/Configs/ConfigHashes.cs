using System.Text;
using Compose.Cli.CommandLine;
using Compose.Model.Output;

namespace Compose.Cli.Configs;

/// <summary>--hash: a service and the hash that its containers carry, a line each.</summary>
internal static class ConfigHashes
{
    public static string Print(ConfigRequest request, string services, CancellationToken cancellationToken)
    {
        var project = request.Load(cancellationToken);
        var known = project.Services.Select(static s => s.Name).ToList();
        var names = services == "*" ? known : [.. services.Split(',').Order(StringComparer.Ordinal)];
        var text = new StringBuilder();
        foreach (var name in names)
        {
            var service = project.FindService(name) ?? throw Suggestion.NoService(name, known);
            text.Append($"{name} {ConfigHash.Of(service)}\n");
        }

        return text.ToString();
    }
}
