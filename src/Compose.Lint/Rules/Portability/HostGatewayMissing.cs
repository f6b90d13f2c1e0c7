using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Portability;

internal sealed class HostGatewayMissing : Rule
{
    private const string Name = "host.docker.internal";

    public override Descriptor Descriptor { get; } =
        new("CF505", "host-gateway-missing", Severity.Info, "Host name that only exists on Docker Desktop")
        {
            Page = """
                `host.docker.internal` exists on Docker Desktop. On a Linux engine it only resolves if the service maps it.

                ```yaml
                extra_hosts:
                  - host.docker.internal:host-gateway
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.NetworkMode == "host" || service.ExtraHosts.Any(static h => h.Host == Name))
                continue;
            var use = service
                .Texts("environment")
                .Select(static e => e.Value)
                .Concat(service.Items("command"))
                .Concat(service.Items("entrypoint"))
                .FirstOrDefault(static s => s.Text.Contains(Name));
            if (use is not null && use.Substitution is null)
                yield return (
                    Descriptor.At(use.At, $"`{Name}` exists only on Docker Desktop") with
                    {
                        HidesText = use.Text.Contains('@'),
                    }
                ).WithHelp($"add `extra_hosts: [\"{Name}:host-gateway\"]` to `{service.Name}`");
        }
    }
}
