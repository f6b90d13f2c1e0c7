using System.Security.Cryptography;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model.Services;
using Compose.Planning.Naming;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Steps;

/// <summary>Runs a pre_start command in its own container to completion. A failed container is kept for inspection.</summary>
/// <param name="Index">Its index among the service's hooks, from 0.</param>
/// <param name="Replica">The container whose volumes it uses.</param>
internal sealed record RunPreStart(Hook Hook, int Index, string Replica, ContainerRequest Request, string Cause) : PlanStep(Cause)
{
    private const int SlugLength = 12;
    private const int LinesInError = 10;

    public override string Verb => "run pre_start for";
    public override StepTarget Target => StepTarget.Container(Replica);
    public override bool OnlyWaits => true;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var request = Request.Resolve(context);
        var names = request.Names;
        var name =
            $"{names.Project}{names.Separator}{request.Service.Name}{names.Separator}pre_start{names.Separator}{RandomNumberGenerator.GetHexString(SlugLength, lowercase: true)}";
        var engine = context.Engine;
        var created = await engine
            .CreateContainerAsync(name, Body(request, context, name), request.Service.Platform, cancellationToken)
            .ConfigureAwait(false);
        foreach (var network in Endpoints.LaterThanCreate(Request))
            await engine
                .ConnectNetworkAsync(context.NetworkIdOf(network), created.Id, endpoint: null, cancellationToken)
                .ConfigureAwait(false);

        var output = new HookOutput(Replica, context.HookOutput);
        await using var stream = await engine
            .AttachContainerAsync(created.Id, new AttachOptions(), cancellationToken)
            .ConfigureAwait(false);
        var pending = await engine.WaitContainerAsync(created.Id, WaitCondition.NextExit, cancellationToken).ConfigureAwait(false);
        await engine.StartContainerAsync(created.Id, cancellationToken).ConfigureAwait(false);
        await output.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        var exit = await pending.Exit.ConfigureAwait(false);
        if (exit.StatusCode != 0)
            throw new StepException(
                $"service \"{request.Service.Name}\" pre_start[{Index}] exited with code {exit.StatusCode} (hook container {name} "
                    + $"retained for inspection){output.LastLines(LinesInError)}",
                Hook.At
            );

        await engine.RemoveContainerAsync(created.Id, volumes: false, force: true, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }

    private ContainerCreate Body(ContainerRequest request, StepContext context, string name)
    {
        var body = CreateBody.Of(
            request with
            {
                Name = name,
                OneOff = new OneOffTraits("", AutoRemove: false, UseAliases: false, Interactive: false),
            }
        );
        return body with
        {
            Image = Hook.Image ?? body.Image,
            Cmd = Hook.Command.IsDefault ? null : Hook.Command,
            Entrypoint = null, // the image's own: a bare command must work for tool images
            User = Hook.User ?? body.User,
            WorkingDir = Hook.WorkingDir ?? body.WorkingDir,
            Env = [.. body.Env ?? [], .. Hook.Environment.Select(v => v.Value is null ? v.Key : $"{v.Key}={v.Value}")],
            Healthcheck = new HealthConfig { Test = ["NONE"] },
            OpenStdin = false,
            Tty = false,
            // Neither a config hash nor a one-off label: it does not count as a container of the service.
            Labels = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Labels.Project] = request.Project.Name,
                [Labels.Service] = request.Service.Name,
                [Labels.Version] = Labels.OwnVersion,
                [Labels.Hook] = "pre_start",
            },
            HostConfig = body.HostConfig with
            {
                Privileged = Hook.Privileged,
                PortBindings = null,
                Binds = null,
                Mounts = null,
                VolumesFrom = [context.IdOf(Replica)],
            },
        };
    }
}
