using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Variables;

namespace Compose.Lint.Catalog;

/// <summary>What is to be said of findings about variables, env files and the files of a project.</summary>
internal static class VariablePages
{
    public static ImmutableArray<(Descriptor, string)> All { get; } =
    [
        (VariableDiagnostics.InvalidInterpolation, """
            `${...}` is malformed. There are `${NAME}`, `${NAME:-default}`, `${NAME:+instead}` and `${NAME:?message}`, each also without the colon, which
            then asks only whether the variable is set, not whether it is empty. A `$` that is meant as such is written `$$`.
            """),
        (VariableDiagnostics.UnsetVariable, """
            A variable is neither in the environment nor in an env file, so it becomes empty text. With `${NAME:?message}` it is required, and this is an
            error.

            Set it in `.env`, give it a default (`${NAME:-default}`), or write `$$NAME` if the container's shell is to read it.
            """),
        (VariableDiagnostics.UnusableValue, "The place needs a number or a switch, and the variable put other text there."),
        (VariableDiagnostics.InvalidEnvLine, "A line of an env file is no `NAME=value`. The finding does not repeat the line, for it may hold a secret."),
        (VariableDiagnostics.TextAfterQuote, "A value in an env file ends at its closing quote. Put the whole value into one pair of quotes."),
        (DiscoveryDiagnostics.NoComposeFile, "Neither this folder nor one above it holds a compose file. Change to the project's folder, or name the file with `-f`."),
        (DiscoveryDiagnostics.UnreadableFile, "A file that is named does not exist, is a folder, or may not be read."),
        (DiscoveryDiagnostics.SeveralComposeFiles, "The folder holds several files with names that are looked for. One is used, the others are not."),
        (DiscoveryDiagnostics.InvalidSetting, "A `COMPOSE_` variable of the environment has a value that cannot be used."),
        (DiscoveryDiagnostics.InvalidProjectName, "A project's name holds small letters, digits, `-` and `_`, and begins with a letter or digit."),
        (DiscoveryDiagnostics.RemoteFailed, "A compose file that lives elsewhere could not be fetched."),
    ];
}
