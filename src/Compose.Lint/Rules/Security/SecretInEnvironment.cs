using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Security;

internal sealed class SecretInEnvironment : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF206", "secret-in-environment", Severity.Warning, "Secret in the compose file")
        {
            Page = """
                The compose file contains a password or token. It is visible in the repository's history, in `docker inspect`, and in the environment of
                every process in the container.

                ```yaml
                services:
                  db:
                    environment:
                      POSTGRES_PASSWORD_FILE: /run/secrets/db_password
                    secrets: [db_password]
                secrets:
                  db_password:
                    file: ./db_password.txt
                ```

                At the least, use a variable that is set in `.env`: `${DB_PASSWORD:?}`. The finding never repeats the value. Placeholders (`changeme`,
                `<your key>`, `example`) are not reported. Build arguments are CF216 (secret-in-build-arg).
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            foreach (var (key, value) in service.Texts("environment"))
                if (IsTyped(value) && (SecretValue.Is(key, value.Text) || SecretValue.IsInAddress(value.Text)))
                    yield return (
                        Descriptor.At(value.At, $"`{key}` of `{service.Name}` contains a secret in plain text") with
                        {
                            HidesText = true,
                        }
                    ).WithHelp("use a secret, or a variable from .env: `${" + key + ":?}`");
    }

    /// <summary>Whether it is literal in a compose file rather than from a variable or env file.</summary>
    private static bool IsTyped(Scalar value) =>
        value.Substitution is null && value.Origin?.Step is not (Step.EnvFile or Step.Environment or Step.Variable);
}
