using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Reports;
using Compose.Planning.Saved;

namespace Compose.Cli.Verbs;

/// <summary>Shows what up would do and why, without doing it.</summary>
internal static class PlanVerb
{
    /// <summary>The exit code when there are changes, for scripts.</summary>
    private const int Changes = 2;

    public static VerbCommand Create()
    {
        var flags = new ConvergeFlags();
        var noDeps = Flag.Switch("no-deps", null, "Do not include dependencies of the named services");
        var format = Flag.Choice("format", null, "Output format", "text", "text", "json", "markdown");
        var output = Flag.Text("out", null, "Save the plan for \"up --plan\"", "FILE");
        var services = Operand.Services();
        var verb = new VerbCommand("plan", "Show what up would do, and why")
        {
            Group = VerbGroup.Converge,
            Options = { noDeps, format, output },
            Arguments = { services },
            Examples =
            [
                ("plan", "Exit code 0: nothing to do; 2: changes pending; 1: error"),
                ("plan --format json", "For machines, see schemas/plan.schema.json"),
                ("plan --format markdown", "For a comment on a pull request"),
                ("plan --out plan.json", "Save it: \"up --plan plan.json\" does exactly this, or nothing"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var targets = call.Get(services);
                var project = call.Load(targets, cancellationToken, options => options with { WithDependencies = !call.Get(noDeps) });
                var convergence = new ConvergenceRun(call, project, flags.Read(call, project, targets)) { SaysYes = flags.SaysYes(call) };
                var plan = await convergence.PlanAsync(cancellationToken).ConfigureAwait(false);
                call.Out.Write(
                    call.Get(format) switch
                    {
                        "json" => PlanJson.Write(plan),
                        "markdown" => PlanMarkdown.Write(plan, call.PlanStyle()),
                        _ => PlanText.Write(plan, call.PlanStyle()),
                    }
                );
                if (plan.CanRun && call.Get(output) is { Length: > 0 } path)
                {
                    var request = new SavedPlan(targets, !call.Get(noDeps), convergence.SaysYes, convergence.Policy);
                    await PlanFile.WriteAsync(call, path, SavedPlanJson.Write(plan, request)).ConfigureAwait(false);
                }

                return !plan.CanRun ? ExitCode.Failed
                    : plan.IsEmpty ? ExitCode.Ok
                    : Changes;
            },
        };
        flags.AddTo(verb);
        return verb;
    }
}
