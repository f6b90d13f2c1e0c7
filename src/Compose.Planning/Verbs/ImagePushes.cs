using Compose.Engine.Contract;
using Compose.Model.Services;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>
/// Pushes built images, each name once. Tags of one repository are pushed in sequence: concurrently, each would rely on blobs that the
/// other has not finished.
/// </summary>
/// <param name="add">Appends a step to the plan, after others, and returns its number.</param>
internal sealed class ImagePushes(Func<PlanStep, IEnumerable<int>, int> add, bool failureIsFine, string cause)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> last = new(StringComparer.Ordinal);

    /// <summary>Pushes the image of a service and its additional tags. No-op when it is not built or not explicitly named.</summary>
    /// <param name="after">Preceding nodes.</param>
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
