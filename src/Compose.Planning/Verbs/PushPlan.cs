using Compose.Engine;
using Compose.Model;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>push: images that are built and have a name of their own, with all their tags.</summary>
public static class PushPlan
{
    public static Plan Of(Project project, bool ignoreFailures)
    {
        var plan = new PlanBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var service in project.Services)
        {
            if (service.Build is not { } build || service.Image is not { } image) continue;
            foreach (var tag in build.Tags.Prepend(image))
            {
                if (!seen.Add(tag)) continue;
                // One tag of a repository after the other: sent at once, each counts on blobs that the other has not finished.
                var repository = ImageReference.Parse(tag).Name;
                last[repository] = plan.Add(new PushImage(tag, service.PlaceOf("image"), ignoreFailures, "asked for"), last.TryGetValue(repository, out var before) ? [before] : []);
            }
        }

        return plan.Build();
    }
}
