using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Plans;

namespace Compose.Cli.Verbs;

/// <summary>Changes the number of containers of services.</summary>
internal static class ScaleVerb
{
    public static VerbCommand Create()
    {
        var noDeps = Flag.Switch("no-deps", null, "Do not start dependencies");
        var scales = Operand.Many("SERVICE=NUMBER", 1);
        return new VerbCommand("scale", "Scale services")
        {
            Group = VerbGroup.Steer,
            WaitsForOthers = true,
            Options = { noDeps },
            Arguments = { scales },
            Examples = [("scale web=3 worker=2", "Run three containers of web and two of worker")],
            Run = async (call, cancellationToken) =>
            {
                var texts = call.Get(scales);
                var targets = ConvergeFlags.ServicesOf(texts);
                var project = call.Load(targets, cancellationToken, options => options with { WithDependencies = !call.Get(noDeps) });
                var policy = new PlanPolicy
                {
                    Targets = targets,
                    Scale = ConvergeFlags.Scales(texts, project, Wrong),
                    Separator = call.Separator,
                    IgnoreOrphans = call.IsOn("COMPOSE_IGNORE_ORPHANS"),
                };
                await new ConvergenceRun(call, project, policy).RunAsync("scale", cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }

    private static string Wrong(string text) =>
        text.IndexOf('=') is > 0 and var split && split + 1 < text.Length
            ? $"invalid scale specifier: can't parse replica value as int: {text}"
            : $"invalid scale specifier: {text}; expected SERVICE=NUMBER";
}
