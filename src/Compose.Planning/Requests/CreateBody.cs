using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Planning.Requests;

/// <summary>Converts a service to the body of <c>POST /containers/create</c>. Each concern has its own file beside this one.</summary>
public static class CreateBody
{
    /// <summary>Unsupported settings go to <see cref="ContainerRequest.Refuse"/>.</summary>
    public static ContainerCreate Of(ContainerRequest request)
    {
        var service = request.Service;
        var endpoints = Endpoints.Of(request);
        var oneOff = request.OneOff;
        return new ContainerCreate
        {
            Hostname = service.Hostname,
            Domainname = service.Domainname,
            User = service.User,
            AttachStdin = oneOff?.Interactive ?? false,
            AttachStdout = true,
            AttachStderr = true,
            ExposedPorts = Ports.Exposed(service),
            Tty = service.Tty,
            OpenStdin = service.StdinOpen,
            StdinOnce = oneOff?.Interactive is true && service.StdinOpen,
            Env = EnvironmentList.Of(service, request.Proxies, request.Provided),
            Cmd = service.Command.IsDefault ? null : service.Command,
            Healthcheck = HealthConfigs.Of(request),
            Image = request.ImageReference,
            WorkingDir = service.WorkingDir,
            Entrypoint = service.Entrypoint.IsDefault ? null : service.Entrypoint,
            NetworkDisabled = service.NetworkMode == "disabled",
            MacAddress = request.Api < ApiVersion.ManyEndpointsInCreate ? endpoints.PrimaryMac : null,
            Labels = ContainerLabels.Of(request),
            StopSignal = service.StopSignal,
            StopTimeout = service.StopGracePeriod is { } grace ? (int)grace.TotalSeconds : null,
            HostConfig = HostConfigs.Of(request, endpoints),
            NetworkingConfig = endpoints.InCreate,
        };
    }
}
