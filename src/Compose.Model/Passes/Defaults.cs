using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes;

/// <summary>
/// Fills in the defaults of the long form (spec 2.8). Runs after all files of a model are merged: a default must not override an earlier
/// file.
/// </summary>
internal static class Defaults
{
    public static Mapping Apply(Mapping model) =>
        model.Change(ComposeFile.ServicesKey, services => services.Select(e => e.Value is Mapping service ? OfService(service) : e.Value));

    private static Mapping OfService(Mapping service) =>
        service.Select(entry =>
            (entry.Name, entry.Value) switch
            {
                (Service.BuildKey, Mapping build) when !build.Contains(BuildConfig.ContextKey) => build.With(
                    BuildConfig.ContextKey,
                    Implied.Default(build.At, ".", "no `context` is set")
                ),
                (Service.SecretsKey, Sequence list) => Each(list, Secret),
                (Service.PortsKey, Sequence list) => Each(list, Port),
                (Service.GpusKey, Sequence list) => Each(list, Request),
                (Service.DeployKey, Mapping deploy) => deploy.Change(
                    Deploy.ResourcesKey,
                    r => r.Change(DeployResources.ReservationsKey, Reservation)
                ),
                _ => entry.Value,
            }
        );

    private static Sequence Each(Sequence list, Func<Mapping, Mapping> change) =>
        list.Select(item => item is Mapping mapping ? change(mapping) : item);

    private static Mapping Secret(Mapping secret) =>
        secret[FileMount.TargetKey] is null && secret.TextAt(FileMount.SourceKey) is { } source
            ? secret.With(
                FileMount.TargetKey,
                Implied.Default(secret.At, $"{FileMount.SecretFolder}/{source}", $"secrets are mounted under {FileMount.SecretFolder}")
            )
            : secret;

    private static Mapping Port(Mapping port)
    {
        if (!port.Contains(PortMapping.ProtocolKey))
            port = port.With(PortMapping.ProtocolKey, Implied.Default(port.At, PortSyntax.DefaultProtocol, "no `protocol` is set"));
        return port.Contains(PortMapping.ModeKey)
            ? port
            : port.With(PortMapping.ModeKey, Implied.Default(port.At, PortMapping.DefaultMode, "no `mode` is set"));
    }

    private static Mapping Reservation(Mapping reservation) =>
        reservation[ResourceReservations.DevicesKey] is Sequence devices
        && Each(devices, Request) is var all
        && !ReferenceEquals(all, devices)
            ? reservation.With(ResourceReservations.DevicesKey, all)
            : reservation;

    private static Mapping Request(Mapping request) =>
        request.Contains(DeviceRequest.CountKey) || request.Contains(DeviceRequest.DeviceIdsKey)
            ? request
            : request.With(
                DeviceRequest.CountKey,
                Scalar.Int(request.At, -1) with
                {
                    Origin = new Origin(Step.Default, null, "neither `count` nor `device_ids` is set"),
                }
            );
}
