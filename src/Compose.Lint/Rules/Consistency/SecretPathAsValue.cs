using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class SecretPathAsValue : Rule
{
    private static readonly string[] Wanted = ["PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "API_KEY", "APIKEY", "ACCESS_KEY"];

    // The program opens a file itself.
    private static readonly string[] Paths = ["FILE", "PATH", "DIR", "LOCATION", "SOURCE", "STORE", "SECRETS"];

    public override Descriptor Descriptor { get; } =
        new("CF141", "secret-path-as-value", Severity.Warning, "The path of a secret instead of the secret")
        {
            Page = """
                A secret is a file in the container. A variable that takes the password itself gets the path as the password: `/run/secrets/db_password`,
                which everybody can guess.

                ```yaml
                services:
                  db:
                    image: postgres:17
                    environment:
                      POSTGRES_PASSWORD_FILE: /run/secrets/db_password    # not POSTGRES_PASSWORD
                    secrets: [db_password]
                ```

                Most official images read a file named by the variable with `_FILE` appended. Where an image does not, its entrypoint has to read the file.
                In a service with `build` the finding is info: the program may read the file that the variable names.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from service in context.Services
        from variable in service.Texts(Service.EnvironmentKey)
        where variable.Value.Origin?.Step is not (Step.EnvFile or Step.Environment)
        where IsPath(variable.Value.Text) && WantsSecret(variable.Key)
        select Descriptor
            .At(variable.Value.At, $"`{variable.Key}` of `{service.Name}` is set to the path of the secret, not to the secret")
            .WithHelp($"set `{variable.Key}_FILE` if the image supports it; otherwise let its entrypoint read the file") with
        {
            // A program of the project may well read the file that the variable names.
            Severity = service.Build is null ? Severity.Warning : Severity.Info,
        };

    private static bool IsPath(string value) =>
        value.StartsWith($"{FileMount.SecretFolder}/", StringComparison.Ordinal) && !value.Contains(' ');

    private static bool WantsSecret(string key)
    {
        var name = key.ToUpperInvariant();
        return Array.Exists(Wanted, name.Contains) && !Array.Exists(Paths, name.Contains);
    }
}
