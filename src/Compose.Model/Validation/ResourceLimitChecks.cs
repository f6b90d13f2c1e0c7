using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>
/// The old attributes of a service and deploy.resources must agree. As in the reference this applies as soon as the block exists: a missing
/// key counts as 0.
/// </summary>
internal static class ResourceLimitChecks
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        var resources = service.Node.MappingAt(Service.DeployKey)?.MappingAt(Deploy.ResourcesKey);
        var limits = resources?.MappingAt(DeployResources.LimitsKey);
        Agree(Service.CpusKey, limits, "limits.cpus");
        Agree(Service.MemLimitKey, limits, "limits.memory");
        Agree(Service.MemReservationKey, resources?.MappingAt(DeployResources.ReservationsKey), "reservations.memory");
        Agree(Service.PidsLimitKey, limits, "limits.pids");

        void Agree(string attribute, Mapping? block, string other)
        {
            if (block is null || service.Node.ScalarAt(attribute) is not { } own || Number(own) is 0 or double.NaN)
                return;
            var there = block.ScalarAt(other[(other.IndexOf('.') + 1)..]);
            if (Number(there) == Number(own))
                return;
            var message = $"services.{service.Name}: can't set distinct values on '{attribute}' and 'deploy.resources.{other}'";
            project.Sink.Add(
                there is null
                    ? ConsistencyDiagnostics.Conflict(
                        own.At,
                        $"{message}: the latter is not set",
                        block.At,
                        "this block is used as a whole",
                        $"move it: `deploy.resources.{other}: {own.Text}`"
                    )
                    : ConsistencyDiagnostics.Conflict(
                        own.At,
                        $"{message}: {own.Text} and {there.Text}",
                        there.At,
                        "the other one",
                        "keep one of the two"
                    )
            );
        }
    }

    // cpus are 32-bit floats in the reference: two spellings of one number are equal.
    private static double Number(Scalar? scalar) =>
        scalar is null ? 0
        : double.TryParse(
            scalar.Text,
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? (float)number
        : double.NaN;
}
