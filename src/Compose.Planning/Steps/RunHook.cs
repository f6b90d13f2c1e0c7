using System.Collections.Immutable;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>Runs a post_start or pre_stop command in a running container to completion.</summary>
/// <param name="Kind"><c>post_start</c> or <c>pre_stop</c>.</param>
/// <param name="Container">Its name; <paramref name="Id"/> may be the same until it is created.</param>
/// <param name="GoneIsFine">Whether a missing or stopped container is tolerated.</param>
internal sealed record RunHook(string Kind, Hook Hook, string Container, string Id, bool GoneIsFine, string Cause) : PlanStep(Cause)
{
    /// <summary>The service of the hook.</summary>
    public required string Service { get; init; }

    private const int LinesInError = 10;

    public override string Verb => $"run {Kind} in";
    public override StepTarget Target => StepTarget.Container(Container);

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(context, cancellationToken).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (EngineException error) when (GoneIsFine && (error.IsNotFound || error.IsConflict))
        {
            return StepOutcome.Done;
        }
    }

    private async Task RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        var exec = await context
            .Engine.CreateExecAsync(
                context.IdOf(Id),
                new ExecCreate
                {
                    Cmd = Hook.Command.IsDefault ? [] : Hook.Command,
                    AttachStdout = true,
                    AttachStderr = true,
                    User = Hook.User,
                    Privileged = Hook.Privileged,
                    WorkingDir = Hook.WorkingDir,
                    Env = Hook
                        .Environment.Select(variable => variable.Value is null ? variable.Key : $"{variable.Key}={variable.Value}")
                        .ToImmutableArray(),
                },
                cancellationToken
            )
            .ConfigureAwait(false);

        var output = new HookOutput(Container, context.HookOutput);
        await using (var stream = await context.Engine.StartExecAsync(exec, tty: false, cancellationToken).ConfigureAwait(false))
            await output.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        var ended = await context.Engine.InspectExecAsync(exec, cancellationToken).ConfigureAwait(false);
        if (ended.ExitCode is { } code and not 0)
            throw new StepException(
                $"{Service} hook exited with status {code}: {Kind} in {Container}{output.LastLines(LinesInError)}",
                Hook.At
            );
    }
}
