using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Security;

internal sealed class SecurityProfileOff : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF211", "security-profile-off", Severity.Warning, "The kernel's filter is switched off")
        {
            Page = """
                `seccomp:unconfined`, `apparmor:unconfined`, `label:disable` and `systempaths=unconfined` switch off what keeps a container from system calls
                and files it does not need.

                Remove the option, or give the container a profile that allows the one call it lacks.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            foreach (var item in service.Items("security_opt"))
                if (
                    item.Text.Replace('=', ':')
                    is "seccomp:unconfined"
                        or "apparmor:unconfined"
                        or "label:disable"
                        or "systempaths:unconfined"
                )
                    yield return Descriptor
                        .At(item.At, $"`{item.Text}` switches off a filter that keeps `{service.Name}` from the host")
                        .WithHelp("remove it, or use a profile that allows what is needed");
    }
}
