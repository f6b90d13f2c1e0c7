using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Model;
using Compose.Model.Syntax;
using Compose.Planning.Plans;

namespace Compose.Cli.Converging;

/// <summary>The flags shared by up, create and plan: recreate, build, pull.</summary>
internal sealed class ConvergeFlags
{
    public Option<bool> Build { get; } = Flag.Switch("build", null, "Build images before starting containers");

    public Option<bool> NoBuild { get; } = Flag.Switch("no-build", null, "Do not build an image, even if it is missing");

    public Option<string?> Pull { get; } =
        Flag.Text("pull", null, "When to pull images: always, missing, never or build (default: as each service says)", "POLICY");

    public Option<bool> QuietPull { get; } = Flag.Switch("quiet-pull", null, "Pull without printing progress information");

    public Option<bool> ForceRecreate { get; } = Flag.Switch("force-recreate", null, "Recreate containers even if nothing has changed");

    public Option<bool> NoRecreate { get; } = Flag.Switch("no-recreate", null, "Do not recreate existing containers");

    public Option<bool> RemoveOrphans { get; } =
        Flag.Switch("remove-orphans", null, "Remove containers of services not defined in the files");

    public Option<string[]> Scale { get; } = Flag.List("scale", null, "Scale a service to a number of containers", "SERVICE=NUMBER");

    public Option<bool> Yes { get; } = Flag.Switch("yes", "y", "Assume \"yes\" as answer to all prompts");

    public Option<bool> OldYes { get; } = Flag.Switch("y", null, "Old spelling of --yes").Hidden();

    /// <summary>Those that make another plan.</summary>
    public ImmutableArray<Option> Planned => [Build, ForceRecreate, NoBuild, NoRecreate, Pull, RemoveOrphans, Scale, Yes, OldYes];

    public void AddTo(VerbCommand verb)
    {
        foreach (
            var option in (ReadOnlySpan<Option>)
                [Build, ForceRecreate, NoBuild, NoRecreate, Pull, QuietPull, RemoveOrphans, Scale, Yes, OldYes]
        )
            verb.Options.Add(option);
    }

    public bool SaysYes(Invocation call) => call.Get(Yes) || call.Get(OldYes);

    /// <summary>Reads the flags. Refuses contradictory ones, and scales of unknown services.</summary>
    public PlanPolicy Read(Invocation call, Project project, ImmutableArray<string> targets)
    {
        call.Refuse(Build, NoBuild);
        call.Refuse(ForceRecreate, NoRecreate);
        if (call.IsOn("COMPOSE_IGNORE_ORPHANS") && call.Get(RemoveOrphans))
            throw new CommandFailed("cannot combine COMPOSE_IGNORE_ORPHANS and --remove-orphans");
        var rule = call.Get(NoRecreate) ? RecreateRule.Never : RecreateRule.Diverged;
        return new PlanPolicy
        {
            Targets = targets,
            Recreate = call.Get(ForceRecreate) ? RecreateRule.Force : rule,
            RecreateDependencies = rule,
            Build =
                call.Get(Build) ? BuildRule.Always
                : call.Get(NoBuild) ? BuildRule.Never
                : BuildRule.Missing,
            Pull = Policy(call.Get(Pull)),
            RemoveOrphans = call.Typed(RemoveOrphans) ?? call.IsOn("COMPOSE_REMOVE_ORPHANS"),
            IgnoreOrphans = call.IsOn("COMPOSE_IGNORE_ORPHANS"),
            Scale = Scales(call.Get(Scale), project, static text => $"invalid --scale option \"{text}\". Should be SERVICE=NUM"),
            Separator = call.Separator,
        };
    }

    /// <summary>Parses <c>web=3</c> for each service.</summary>
    /// <param name="wrong">The error message for invalid text.</param>
    public static ImmutableDictionary<string, int> Scales(ImmutableArray<string> texts, Project project, Func<string, string> wrong)
    {
        var scales = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var split = text.IndexOf('=');
            if (split < 1 || !int.TryParse(text.AsSpan(split + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new CommandFailed(wrong(text));
            var service = text[..split];
            if (project.FindService(service) is null)
                throw DidYouMean.NoService(service, project.Services.Select(s => s.Name));
            scales[service] = number;
        }

        return scales.ToImmutable();
    }

    /// <summary>The services named in texts such as <c>web=3</c>.</summary>
    public static ImmutableArray<string> ServicesOf(ImmutableArray<string> texts) => [.. texts.Select(static text => text.Split('=')[0])];

    private static string? Policy(string? text) =>
        text switch
        {
            null or "" => null,
            "if_not_present" => "missing",
            "always" or "missing" or "never" or "build" => text,
            _ => throw new CommandFailed($"invalid --pull option \"{text}\": use one of always, missing, never, build"),
        };
}
