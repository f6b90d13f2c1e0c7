using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Security;

internal sealed class SecurityProfileOff : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF211", "security-profile-off", Severity.Warning, "Security profile disabled")
        {
            Page = """
                `seccomp:unconfined`, `apparmor:unconfined`, `label:disable` and `systempaths=unconfined` disable the profiles that restrict a container to
                the system calls and files it needs.

                Remove the option, or use a profile that allows the required call.
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
                        .At(item.At, $"`{item.Text}` disables a filter that isolates `{service.Name}` from the host")
                        .WithHelp("remove it, or use a profile that allows only what is needed");
    }
}
