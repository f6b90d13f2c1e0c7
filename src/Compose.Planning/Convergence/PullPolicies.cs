using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Convergence;

/// <summary>pull_policy: whether a service's image is pulled, and why.</summary>
internal static class PullPolicies
{
    private const string Every = "every_";

    /// <summary>The reason to pull; null not to pull.</summary>
    /// <param name="image">The engine's image; null when it has none for the platform.</param>
    public static string? CauseFor(Service service, ObservedImage? image, PlanPolicy policy, DateTimeOffset now)
    {
        if (service.Image is null)
            return null;
        return (policy.Pull ?? service.PullPolicy) switch
        {
            "always" => "pull policy is always",
            "never" or "build" => null,
            "daily" => Stale(image, TimeSpan.FromDays(1), now),
            "weekly" => Stale(image, TimeSpan.FromDays(7), now),
            { } text when text.StartsWith(Every, StringComparison.Ordinal) && GoDuration.TryParse(text[Every.Length..], out var age) =>
                Stale(image, age, now),
            _ => image is null ? "not found" : null,
        };
    }

    private static string? Stale(ObservedImage? image, TimeSpan age, DateTimeOffset now) =>
        image is null ? "not found"
        : image.TaggedAt + age < now ? $"last pulled {image.TaggedAt:yyyy-MM-dd HH:mm}"
        : null;
}
