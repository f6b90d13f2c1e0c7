using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Security;

internal sealed class CredentialsInAddress : Rule
{
    private static readonly string[] Places = [Service.CommandKey, Service.EntrypointKey, Service.LabelsKey];

    public override Descriptor Descriptor { get; } =
        new("CF215", "credentials-in-address", Severity.Warning, "Credentials in an address")
        {
            Page = """
                An address such as `postgres://app:password@db/app` in a command, health check, label, build argument or build context shows the password in
                the repository's history, in `docker inspect` and in the list of processes; a build keeps it in the image's history.

                ```yaml
                services:
                  exporter:
                    image: exporter:1.2
                    command: ["--dsn-file=/run/secrets/dsn"]     # not --dsn=postgres://app:password@db/app
                    secrets: [dsn]
                ```

                Use a secret, or at the least a variable that is set in `.env`. A private repository is built with `build.ssh` or a build secret. The finding
                never repeats the password. Addresses in `environment` are CF206 (secret-in-environment).
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            foreach (var place in Places)
                foreach (var text in RuleReading.Scalars(service.Node[place]))
                    if (Found(text, $"the {place} of `{service.Name}`", "use a secret, or a variable from .env") is { } found)
                        yield return found;
            foreach (var text in RuleReading.Scalars(service.Healthcheck?.Node[Healthcheck.TestKey]))
                if (Found(text, $"the health check of `{service.Name}`", "read them from a secret") is { } found)
                    yield return found;
            foreach (var key in (string[])[BuildConfig.ContextKey, BuildConfig.AdditionalContextsKey, BuildConfig.ArgsKey])
                foreach (var text in RuleReading.Scalars(service.Build?.Node[key]))
                    if (Found(text, $"the build of `{service.Name}`", "use `build.ssh` or `build.secrets`") is { } found)
                        yield return found;
        }
    }

    private Diagnostic? Found(Scalar text, string where, string help)
    {
        if (text.Origin?.Step is Step.EnvFile or Step.Environment or Step.LabelFile)
            return null;
        var typed = text.Substitution?.Raw ?? text.Text;
        if (AddressPassword.Find(typed) is not { } password)
            return null;
        // With the characters around it, because a user of that name may come first.
        var start = text.At.Typed().IndexOf(typed.Substring(password.Start - 1, password.Length + 2), StringComparison.Ordinal);
        var at = start < 0 ? text.At : text.At.Part(start + 1, password.Length);
        return (Descriptor.At(at, $"an address in {where} contains credentials in plain text") with { HidesText = true }).WithHelp(help);
    }
}
