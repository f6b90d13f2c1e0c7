using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text.Secrets;

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

                At the least, use a variable that is set in `.env`: `${DB_PASSWORD:?}`. For builds, use `build.secrets`. The finding never repeats the
                value. Placeholders (`changeme`, `<your key>`, `example`) are not reported.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            foreach (var (key, value) in service.Texts("environment"))
                if (IsTyped(value) && (IsSecret(key, value.Text) || AddressPassword.Find(value.Text) is not null))
                    yield return Found(
                        value,
                        $"`{key}` of `{service.Name}` contains a secret in plain text",
                        "use a secret, or a variable from .env: `${" + key + ":?}`"
                    );
            if (service.Build is not { } build)
                continue;
            foreach (var (key, value) in build.Texts("args"))
                if (IsTyped(value) && IsSecret(key, value.Text))
                    yield return Found(
                        value,
                        $"build argument `{key}` of `{service.Name}` contains a secret that stays in the image's history",
                        "use `build.secrets`"
                    );
        }
    }

    private Diagnostic Found(Scalar value, string message, string help) =>
        (Descriptor.At(value.At, message) with { HidesText = true }).WithHelp(help);

    /// <summary>Whether it is literal in a compose file rather than from a variable or env file.</summary>
    private static bool IsTyped(Scalar value) =>
        value.Substitution is null && value.Origin?.Step is not (Step.EnvFile or Step.Environment or Step.Variable);

    private static bool IsSecret(string key, string value) =>
        SecretNames.Include(key) && SecretNames.IsLikelyValue(value) && !Placeholder.Is(value);
}
