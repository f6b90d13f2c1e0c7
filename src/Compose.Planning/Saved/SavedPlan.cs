using System.Collections.Immutable;
using Compose.Planning.Plans;

namespace Compose.Planning.Saved;

/// <summary>A plan in a file: what was asked for, what it was derived from, and a digest of both and of its steps.</summary>
/// <param name="Services">The named services; empty: all.</param>
/// <param name="WithDependencies">Whether dependencies of the named services are included.</param>
/// <param name="SaysYes">Whether changed volumes are recreated, losing their data.</param>
/// <param name="Policy">The other options, as far as <c>plan</c> has them.</param>
public sealed record SavedPlan(ImmutableArray<string> Services, bool WithDependencies, bool SaysYes, PlanPolicy Policy)
{
    /// <summary>What it was derived from, see <see cref="PlanBasis"/>.</summary>
    internal ImmutableSortedDictionary<string, string> Basis { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Of the basis and the steps.</summary>
    internal string Digest { get; init; } = "";

    /// <summary>The same request with a plan made for it.</summary>
    public SavedPlan With(Plan plan)
    {
        var basis = PlanBasis.Of(plan);
        return this with { Basis = basis, Digest = PlanBasis.DigestOf(basis, plan) };
    }

    /// <summary>What has changed since, so that the plan does not apply any more; empty when it does.</summary>
    /// <param name="plan">Made now, for the same request.</param>
    public ImmutableArray<string> ChangesSince(Plan plan)
    {
        var now = With(plan);
        ImmutableArray<string> changes = [.. PlanBasis.Changes(Basis, now.Basis)];
        return changes.IsEmpty && Digest != now.Digest
            ? ["its steps are not those that would be taken now: another version made it, or an image is old enough to be pulled again"]
            : changes;
    }
}
