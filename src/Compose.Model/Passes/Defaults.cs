using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes;

/// <summary>
/// What a long form means where it is silent (spec 2.8). Done once all files of a model are merged: a default must not win over an earlier file.
/// </summary>
internal static class Defaults
{
    public static Mapping Apply(Mapping model) =>
        model.Change("services", services => services.Select(e => e.Value is Mapping service ? Service(service) : e.Value));

    private static Mapping Service(Mapping service) => service.Select(entry => (entry.Name, entry.Value) switch
    {
        ("build", Mapping build) when !build.Contains("context") => build.With("context", Implied.Default(build.At, ".", "no `context` is given")),
        ("secrets", Sequence list) => Each(list, Secret),
        ("ports", Sequence list) => Each(list, Port),
        ("gpus", Sequence list) => Each(list, Request),
        ("deploy", Mapping deploy) => deploy.Change("resources", r => r.Change("reservations", Reservation)),
        _ => entry.Value,
    });

    private static Sequence Each(Sequence list, Func<Mapping, Mapping> change) => list.Select(item => item is Mapping mapping ? change(mapping) : item);

    private static Mapping Secret(Mapping secret) =>
        secret["target"] is null && secret.TextAt("source") is { } source
            ? secret.With("target", Implied.Default(secret.At, $"{FileMount.SecretFolder}/{source}", $"secrets are mounted below {FileMount.SecretFolder}"))
            : secret;

    private static Mapping Port(Mapping port)
    {
        if (!port.Contains("protocol")) port = port.With("protocol", Implied.Default(port.At, PortSyntax.DefaultProtocol, "no `protocol` is given"));
        return port.Contains("mode") ? port : port.With("mode", Implied.Default(port.At, PortMapping.DefaultMode, "no `mode` is given"));
    }

    private static Mapping Reservation(Mapping reservation) =>
        reservation["devices"] is Sequence devices && Each(devices, Request) is var all && !ReferenceEquals(all, devices)
            ? reservation.With("devices", all)
            : reservation;

    private static Mapping Request(Mapping request) =>
        request.Contains("count") || request.Contains("device_ids")
            ? request
            : request.With("count", Scalar.Int(request.At, -1) with { Origin = new Origin(Step.Default, null, "neither `count` nor `device_ids` is given") });
}
