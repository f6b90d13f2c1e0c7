using System.Collections.Immutable;
using System.CommandLine;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Hosting;
using Compose.Cli.Verbs;
using Compose.Engine.Contract;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Loading;
using Compose.Model.Passes.Selecting;

namespace Compose.Cli.Completion;

/// <summary>The sources of suggestions: the flags themselves, the project's files, the engine. Failures yield no suggestions.</summary>
/// <param name="flags">The global flags as typed, which select the project.</param>
internal sealed class CompletionSources(Host host, GlobalOptions global, ImmutableArray<string> flags)
{
    public async Task<Suggestions> OfFlagAsync(Option option, CancellationToken cancellationToken)
    {
        if (option.HelpName is { } choices && choices.Contains('|'))
            return Suggestions.Of(choices.Split('|'));
        switch (option.Name)
        {
            case "--project-name":
                return Suggestions.Of(await ProjectsAsync(cancellationToken).ConfigureAwait(false));
            case "--profile":
                return Suggestions.Of(Profiles(Load(cancellationToken)));
            default:
                return option.HelpName is "SERVICE" ? Suggestions.Of(Services(Load(cancellationToken))) : Suggestions.Files;
        }
    }

    /// <param name="typed">Preceding operands, which are not suggested again.</param>
    public Suggestions OfOperand(string name, ImmutableArray<string> typed, CancellationToken cancellationToken) =>
        name switch
        {
            "SERVICE" => Suggestions.Of(Services(Load(cancellationToken)).Where(s => !typed.Contains(s))),
            "SERVICE=NUM" or "SERVICE=NUMBER" or "SERVICE=REPLICAS" => Suggestions.Of(
                Services(Load(cancellationToken)).Select(static s => s + "="),
                ShellDirective.NoFiles | ShellDirective.NoSpace
            ),
            "SHELL" => Suggestions.Of(CompletionVerb.Shells),
            _ => Suggestions.Files,
        };

    private static IEnumerable<string> Services(Project? project) =>
        project is null ? [] : project.Services.Concat(project.DisabledServices).Select(static s => s.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Profiles(Project? project) =>
        project is null
            ? []
            : project.Services.Concat(project.DisabledServices).SelectMany(static s => s.Profiles).Distinct().Order(StringComparer.Ordinal);

    private Project? Load(CancellationToken cancellationToken)
    {
        try
        {
            var options = Call().LoadOptions([]) with { ResolveEnvironment = false, CheckConsistency = false, Remote = null };
            return ProjectLoader.Load(options, host.Files, new DiagnosticSink(), cancellationToken);
        }
        catch (Exception unusable) when (unusable is CommandFailed or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private async Task<IEnumerable<string>> ProjectsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await LsVerb.NamesAsync(Call(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception unusable) when (unusable is CommandFailed or EngineException)
        {
            return [];
        }
    }

    private Invocation Call()
    {
        var parse = global.Command.Parse(Posix.Read(global.Command, flags.AsSpan(), stopAtFirstOperand: true).Flags);
        return new Invocation(host, global.Read(parse), parse);
    }
}
