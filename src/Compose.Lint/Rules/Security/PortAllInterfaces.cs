using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Security;

internal sealed class PortAllInterfaces : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF209", "port-all-interfaces", Severity.Info, "Port published on every address")
        {
            Page = """
                A port without an address (`8080:80`) is published on every address of the host, and bypasses the host's firewall rules.

                Bind it to `127.0.0.1` if only the host itself, or a proxy on it, should reach it: `127.0.0.1:8080:80`.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            foreach (var binding in HostBinding.Of(service).DistinctBy(static b => b.At))
                if (binding.Address is "" or "0.0.0.0" or "::")
                    yield return Descriptor
                        .At(binding.At, $"port {binding.First} of `{service.Name}` is published on every address of the host")
                        .WithHelp("write `127.0.0.1:` before it if only the host should reach it");
    }
}
