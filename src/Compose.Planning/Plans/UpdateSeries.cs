using Compose.Model.Services;

namespace Compose.Planning.Plans;

/// <summary>The replacement of a service's containers in one plan.</summary>
/// <param name="Replicas">The number of containers to replace.</param>
public sealed record UpdateSeries(Service Service, int Replicas, RollingUpdate Update)
{
    // Half of an odd number of replicas, for example, is rounded down in spite of the inexact arithmetic.
    private const double Inexact = 1e-9;

    /// <summary>How many replicas may fail without ending the update.</summary>
    public int Allowance =>
        Update.OnFailure == UpdateFailureAction.Continue ? Replicas : (int)Math.Floor((Update.MaxFailureRatio * Replicas) + Inexact);
}

/// <summary>The replacement of one container; when a step of it fails, its other steps are skipped.</summary>
/// <param name="Container">Its final name.</param>
public sealed record UpdateAttempt(UpdateSeries Series, string Container);
