using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Plugins;
using Compose.Cli.Terminal.Progress;
using Compose.Engine.Configuration;
using Compose.Model.Diagnostics;
using Compose.Planning.Execution;
using Compose.Planning.Plans;
using Compose.Planning.Reports;

namespace Compose.Cli.Converging;

/// <summary>Executes the plan of a verb.</summary>
internal static class PlanRun
{
    /// <summary>The default context of steps.</summary>
    public static StepContext Steps(this Invocation call, ProgressDisplay display)
    {
        var credentials = new Credentials(call.DockerConfig);
        return new StepContext(call.Engine)
        {
            Clock = call.Host.Clock,
            Progress = display,
            Proxies = [.. call.DockerConfig.ProxyVariables(call.Engine.Address)],
            Credentials = async (image, token) => await credentials.ForAsync(image, token).ConfigureAwait(false),
            Providers = new ProviderPrograms(
                call,
                text =>
                {
                    using var pause = display.Pause();
                    call.Warn(text);
                }
            ),
            Models = new ModelPlugin(call),
        };
    }

    /// <summary>The style of a plan on standard output.</summary>
    public static PlanStyle PlanStyle(this Invocation call) =>
        new() { Colors = call.Ansi.ColorOut, WorkingDirectory = call.Host.WorkingDirectory };

    /// <summary>Reports problems and warnings. Ends the verb when the plan cannot be executed.</summary>
    public static void Review(this Invocation call, Plan plan)
    {
        foreach (var warning in plan.Warnings)
            call.Warn(warning);
        var problems = new DiagnosticSink();
        problems.AddRange(plan.Problems);
        call.Report(problems);
        if (!plan.CanRun)
            throw new CommandFailed(null);
    }

    /// <summary>Executes a plan and shows progress; with --dry-run prints it and rehearses the execution.</summary>
    /// <param name="operation">The verb in the header: up, down, ...</param>
    /// <param name="adjust">Adjusts the step context for this verb.</param>
    /// <returns>The non-fatal failures.</returns>
    public static async Task<ImmutableArray<StepWarning>> CarryOutAsync(
        this Invocation call,
        Plan plan,
        string operation,
        CancellationToken cancellationToken,
        Func<StepContext, ProgressDisplay, StepContext>? adjust = null,
        bool quiet = false
    )
    {
        call.Review(plan);
        if (call.Globals.DryRun && !(plan.IsEmpty && plan.Kept.All(static kept => kept.Target.Kind != "container")))
            call.Out.Write(PlanText.Write(plan, call.PlanStyle()));
        if (plan.IsEmpty && plan.Kept.IsEmpty)
            return [];
        using var display = quiet ? new QuietProgress() : call.StartProgress(operation);
        var context = call.Steps(display);
        return await new Executor(adjust?.Invoke(context, display) ?? context, call.Transfers, call.Globals.DryRun)
            .RunAsync(plan, cancellationToken)
            .ConfigureAwait(false);
    }
}
