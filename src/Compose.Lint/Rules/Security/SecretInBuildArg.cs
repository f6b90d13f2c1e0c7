using Compose.Lint.Dockerfiles;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text.Secrets;

namespace Compose.Lint.Rules.Security;

internal sealed class SecretInBuildArg : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF216", "secret-in-build-arg", Severity.Warning, "A secret as build argument")
        {
            Kind = FindingKind.File,
            Page = """
                Build arguments stay in the history of the image: `docker history` shows them to everybody who can pull it, even when the value comes from a
                variable. A build secret is there only while a step runs.

                ```yaml
                services:
                  shop:
                    build:
                      context: .
                      secrets: [npm_token]     # not args: {NPM_TOKEN: ...}
                secrets:
                  npm_token:
                    environment: NPM_TOKEN
                ```

                In the Dockerfile, `RUN --mount=type=secret,id=npm_token npm ci` reads it from `/run/secrets/npm_token`. Placeholders, and arguments that the
                Dockerfile does not declare, are not reported unless the value is typed in the compose file.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Build?.Node[BuildConfig.ArgsKey] is not Mapping args)
                continue;
            var file = Dockerfile.Of(service, context);
            foreach (var argument in args.Entries)
                if (Found(service, argument, file) is { } found)
                    yield return KeptIn(file, argument.Name) is { } line
                        ? found.WithNote($"line {line} of {file!.Shown} also sets it in the environment of every container")
                        : found;
        }
    }

    private Diagnostic? Found(Service service, Entry argument, Dockerfile? file)
    {
        const string Help = "use `build.secrets`, and `RUN --mount=type=secret` in the Dockerfile";
        var name = argument.Name;
        if (IsTyped(argument.Value) && argument.Value is Scalar { Text: var text } value)
            return SecretValue.Is(name, text)
                ? Descriptor
                    .At(value.At, $"build argument `{name}` of `{service.Name}` contains a secret that stays in the image's history")
                    .WithHelp(Help) with
                {
                    HidesText = true,
                }
                : null;
        // Whether it is set is not known here: the name has to say it, and the Dockerfile to use it.
        return SecretNames.Include(name) && file is not null && Declares(file, name) && !IsSetting(argument.Value)
            ? Descriptor
                .At(argument.Key.At, $"build argument `{name}` of `{service.Name}` passes a secret, which stays in the image's history")
                .WithHelp(Help)
            : null;
    }

    private static bool IsTyped(Node value) =>
        value is Scalar { Kind: not ScalarKind.Null, Substitution: null } && value.Origin?.Step is not (Step.Environment or Step.Variable);

    /// <summary>A variable with a known value that is no secret, such as a default of <c>false</c>.</summary>
    private static bool IsSetting(Node value) =>
        value is Scalar { Kind: not ScalarKind.Null, Text.Length: > 0 } text && !SecretValue.Is("SECRET", text.Text);

    private static bool Declares(Dockerfile file, string name) =>
        file.Instructions.Any(i => i.Name == "ARG" && i.Words.Any(word => word.Split('=')[0] == name));

    /// <summary>The line of an <c>ENV</c> that keeps an argument in the image; null when there is none.</summary>
    private static int? KeptIn(Dockerfile? file, string name) =>
        file?.Instructions.FirstOrDefault(i =>
            i.Name == "ENV" && i.Words.Any(word => word.EndsWith($"=${name}", StringComparison.Ordinal) || word.Contains($"${{{name}}}"))
        )?.Line;
}
