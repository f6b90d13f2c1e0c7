using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>Removes paths in a running container with its own <c>rm</c>: the engine has no call for it.</summary>
internal sealed record RemoveFiles(string Name, string Id, ImmutableArray<string> Paths, string Cause) : PlanStep(Cause)
{
    public override string Verb => "remove files in";
    public override StepTarget Target => StepTarget.Container(Name);

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        // As root: copied files may have any owner.
        var exec = await context
            .Engine.CreateExecAsync(
                Id,
                new ExecCreate
                {
                    Cmd = ["rm", "-rf", "--", .. Paths],
                    User = "0",
                    AttachStdout = true,
                    AttachStderr = true,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        var output = new HookOutput(Name, sink: null);
        await using (var stream = await context.Engine.StartExecAsync(exec, tty: false, cancellationToken).ConfigureAwait(false))
            await output.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        var ended = await context.Engine.InspectExecAsync(exec, cancellationToken).ConfigureAwait(false);
        return ended.ExitCode is null or 0
            ? StepOutcome.Done
            : throw new StepException(
                $"cannot remove {string.Join(", ", Paths)} in {Name}: rm exited with status {ended.ExitCode}{output.LastLines(3)}",
                at: null
            );
    }
}
