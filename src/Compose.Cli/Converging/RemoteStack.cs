using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Formatting;
using Compose.Model;
using Compose.Model.Variables;

namespace Compose.Cli.Converging;

/// <summary>
/// Discloses what a remote project (<c>-f oci://...</c>, git) does before it runs: which further files it fetches, and which local
/// variables it reads.
/// </summary>
internal sealed class RemoteStack(Invocation call, Project project)
{
    /// <summary>Shows it and asks for confirmation. Local projects are not affected.</summary>
    /// <param name="saysYes">Skips the question.</param>
    /// <exception cref="CommandFailed">The answer is no, or there is no one to ask.</exception>
    public async Task ConfirmAsync(bool saysYes, CancellationToken cancellationToken)
    {
        if (call.Globals.Files is not [var file, ..] || !call.IsRemote(file))
            return;
        if (!saysYes && !project.RemoteReferences.IsEmpty)
            await AskAsync(Includes(), byDefault: false, cancellationToken).ConfigureAwait(false);
        if (call.Globals.Progress is not ("quiet" or "none" or "json"))
            call.Out.WriteLine($"Your compose stack \"{file}\" is stored in \"{project.Directory}\"");
        if (!saysYes && DeclaredVariables(cancellationToken) is { IsEmpty: false } variables)
            await AskAsync(
                    $"\nFound the following variables in configuration:\n{Rows(variables)}\nDo you want to proceed with these variables?",
                    byDefault: true,
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    private async Task AskAsync(string question, bool byDefault, CancellationToken cancellationToken)
    {
        if (!await call.ConfirmAsync(question, byDefault, cancellationToken).ConfigureAwait(false))
            throw new CommandFailed(
                $"operation cancelled by user{(call.Host.Terminal.In ? "" : ": there is no terminal to ask on; -y answers yes")}"
            );
    }

    private string Includes()
    {
        var lines = project.RemoteReferences.Select(static reference => $"  - {reference.Text}").Distinct();
        return $"""

            Warning: This Compose project includes files from remote sources:
            {string.Join('\n', lines)}

            Remote includes could potentially be malicious. Make sure you trust the source.
            Do you want to continue?
            """;
    }

    private ImmutableArray<DeclaredVariable> DeclaredVariables(CancellationToken cancellationToken) =>
        VariableExtractor.Extract(
            call.Load(
                [],
                cancellationToken,
                static options => options with { Interpolate = false, Validate = false, ResolveEnvironment = false }
            ).Root
        );

    private Table Rows(ImmutableArray<DeclaredVariable> variables)
    {
        var table = new Table(0, 3).Add("VARIABLE", "VALUE", "SOURCE", "REQUIRED", "DEFAULT");
        foreach (var variable in variables)
        {
            var (value, source) = ValueOf(variable);
            table.Add(variable.Name, value, source, variable.Required ? "yes" : "no", variable.Default ?? "");
        }

        return table;
    }

    private (string Value, string Source) ValueOf(DeclaredVariable variable)
    {
        if (project.Variables.Find(variable.Name) is { } set)
            return (set.Value.ReplaceLineEndings("\\n"), set.SetAt is { } at ? at.Source.Path : "environment");
        return variable.Default is { Length: > 0 } standard ? (standard, "compose file") : ("<unset>", "none");
    }
}
