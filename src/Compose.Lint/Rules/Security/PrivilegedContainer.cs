using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Security;

internal sealed class PrivilegedContainer : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF202", "privileged", Severity.Warning, "Privileged container")
        {
            Page = """
                A privileged container has every capability, every device and no system call filter: whoever breaks into it is root on the host.

                Give it what it needs instead: a device with `devices`, a capability with `cap_add`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Privileged)
                yield return Descriptor
                    .At(service.PlaceOf("privileged"), $"`{service.Name}` is privileged: nothing separates it from the host")
                    .WithHelp("give it the devices and capabilities it needs instead");
            if (service.Build is { Privileged: true } build)
                yield return Descriptor
                    .At(build.PlaceOf("privileged"), $"the build of `{service.Name}` is privileged")
                    .WithHelp("use `entitlements` instead");
        }
    }
}
