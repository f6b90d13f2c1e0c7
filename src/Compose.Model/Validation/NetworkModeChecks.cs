using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A network mode excludes networks, and a shared one needs an existing service.</summary>
internal static class NetworkModeChecks
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        if (service.Node.ScalarAt(Service.NetworkModeKey) is not { Text.Length: > 0 } mode)
            return;
        if (service.Node[Service.NetworksKey] is Mapping { Count: > 0 } networks)
            project.Sink.Add(
                ConsistencyDiagnostics.Conflict(
                    mode.At,
                    $"service {service.Name} declares mutually exclusive `network_mode` and `networks`",
                    networks.At,
                    "the other one",
                    "keep one of the two"
                )
            );

        if (PeerReference.Of(mode.Text).Service is not { } name)
            return;
        // The depends_on entry implied by this very line is checked with the other dependencies.
        var implied = service.Node.MappingAt(Service.DependsOnKey)?[name]?.Origin is { Step: Step.Implied };
        if (!implied && project.Find(name) is null)
            References.Report(service.Name, mode.At, name, project);
    }
}
