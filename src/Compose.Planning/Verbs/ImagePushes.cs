using Compose.Engine.Contract;
using Compose.Model.Services;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>
/// Pushes what services are built into, each name once. Tags of one repository go one after the other: sent at once, each counts on blobs
/// that the other has not finished.
/// </summary>
/// <param name="add">Appends a step to the plan, behind others, and returns its number.</param>
internal sealed class ImagePushes(Func<PlanStep, IEnumerable<int>, int> add, bool failureIsFine, string cause)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> last = new(StringComparer.Ordinal);

    /// <summary>The image of a service and its further tags. Nothing when it is not built, or has no name of its own.</summary>
    /// <param name="after">What must be done before.</param>
    public void Add(Service service, params int[] after)
    {
        if (service.Build is not { } build || service.Image is not { } image)
            return;
        foreach (var tag in build.Tags.Prepend(image))
        {
            if (!seen.Add(tag))
                continue;
            var repository = ImageReference.Parse(tag).Name;
            last[repository] = add(
                new PushImage(tag, service.PlaceOf("image"), failureIsFine, cause),
                last.TryGetValue(repository, out var before) ? [.. after, before] : after
            );
        }
    }
}
