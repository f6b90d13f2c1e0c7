using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Security;

internal sealed class SecretInEnvironment : Rule
{
    private static readonly string[] Words =
    [
        "PASSWORD",
        "PASSWD",
        "SECRET",
        "TOKEN",
        "API_KEY",
        "APIKEY",
        "PRIVATE_KEY",
        "ACCESS_KEY",
        "CREDENTIALS",
    ];
    private static readonly string[] Endings =
    [
        "_FILE",
        "_PATH",
        "_DIR",
        "_NAME",
        "_ID",
        "_URL",
        "_URI",
        "_SOURCE",
        "_TTL",
        "_EXPIRY",
        "_EXPIRES",
        "_EXPIRATION",
        "_LIFETIME",
        "_LENGTH",
        "_TYPE",
        "_HEADER",
        "_ENABLED",
        "_ALGORITHM",
    ];
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
                if (IsTyped(value) && (IsSecret(key, value.Text) || HasPasswordInAddress(value.Text)))
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

    private static bool IsSecret(string key, string value)
    {
        var name = key.ToUpperInvariant();
        if (value.Length < 3 || Array.Exists(Endings, name.EndsWith) || name.Contains("ALLOW_EMPTY") || name.Contains("PUBLIC"))
            return false;
        if (!Array.Exists(Words, name.Contains) || IsUserName(name))
            return false;
        return value[0] is not '/' && !Placeholder.Is(value) && ScalarKinds.IsText(value);
    }

    /// <summary>Object stores call the name of an account its access key, and the password its secret key.</summary>
    private static bool IsUserName(string name) =>
        name.EndsWith("ACCESS_KEY", StringComparison.Ordinal)
        && !name.Contains("SECRET", StringComparison.Ordinal)
        && (name.Contains("MINIO") || name.Contains("S3") || name.Contains("AWS"));

    private static bool HasPasswordInAddress(string value)
    {
        var scheme = value.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
            return false;
        var authority = value.AsSpan(scheme + 3);
        var at = authority.IndexOf('@');
        if (at <= 0 || authority[..at].IndexOfAny('/', '?', ' ') >= 0)
            return false;
        var colon = authority[..at].IndexOf(':');
        return colon > 0 && at - colon > 3 && !Placeholder.Is(authority[(colon + 1)..at].ToString());
    }

    private static class ScalarKinds
    {
        /// <summary>Booleans and small numbers are settings about secrets, not secrets.</summary>
        public static bool IsText(string value) =>
            value is not ("true" or "false" or "yes" or "no" or "True" or "False") && !(value.Length < 5 && value.All(char.IsAsciiDigit));
    }
}
