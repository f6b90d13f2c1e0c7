using System.Text;
using Compose.Cli.Failures;
using Compose.Model.Output;
using Compose.Model.Syntax;

namespace Compose.Cli.Configs;

/// <summary>--hash: services with their config hashes, one per line.</summary>
internal static class ConfigHashes
{
    /// <param name="services">Separated by commas; <c>*</c> for all.</param>
    public static string Print(ConfigRequest request, string services, CancellationToken cancellationToken)
    {
        string[] asked = services == "*" ? [] : [.. services.Split(',').Order(StringComparer.Ordinal)];
        request = request.OfAll("hash", services == "*" ? "all hashes" : $"the hash of {string.Join(", ", asked)}");
        // Env files are part of a service; those of other services are irrelevant here.
        var project = request.Call.Load(
            [],
            cancellationToken,
            options => request.Adjust(options) with { Interpolate = true, EnvironmentOf = [.. asked] }
        );
        var known = project.Services.Select(static s => s.Name).ToList();
        var text = new StringBuilder();
        foreach (var name in asked is [] ? known : [.. asked])
        {
            var service =
                project.FindService(name)
                ?? throw (
                    project.FindDeclaredService(name) is null
                        ? DidYouMean.NoService(name, known)
                        : new CommandFailed($"no such service: {name}: it is disabled; enable one of its profiles with --profile")
                );
            text.Append($"{name} {ConfigHash.Of(service)}\n");
        }

        return text.ToString();
    }
}
