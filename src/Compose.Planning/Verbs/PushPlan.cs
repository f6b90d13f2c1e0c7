using Compose.Model;
using Compose.Planning.Plans;

namespace Compose.Planning.Verbs;

/// <summary>push: built images that are explicitly named, with all their tags.</summary>
public static class PushPlan
{
    public static Plan Of(Project project, bool ignoreFailures)
    {
        var plan = new PlanBuilder(project);
        var pushes = new ImagePushes((step, after) => plan.Add(step, after), ignoreFailures, "requested");
        foreach (var service in project.Services)
        {
            if (service.Build is not null && service.Image is not null)
                pushes.Add(service);
            else
                plan.Keep(StepTarget.Service(service.Name), "Skipped");
        }

        return plan.Build();
    }
}
