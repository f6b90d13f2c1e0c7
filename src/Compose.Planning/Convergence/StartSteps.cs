using Compose.Model.Services;
using Compose.Planning.Plans;
using Compose.Planning.Requests;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>The steps that start one container: files, the start itself, hooks.</summary>
internal static class StartSteps
{
    /// <returns>The last of them.</returns>
    public static int Add(Draft draft, Service service, string name, string cause, IEnumerable<int> after, StepGroup? group = null)
    {
        if (InjectedFiles.Of(draft.Project, service) is { IsEmpty: false } files)
            after = [draft.Add(new InjectFiles(name, files, $"{files.Length} of its secrets and configs are not files"), after, group)];
        var last = draft.Add(new StartContainer(name, service, cause), after, group);
        foreach (var hook in service.PostStart)
            last = draft.Add(
                new RunHook("post_start", hook, name, name, GoneIsFine: false, "started") { Service = service.Name },
                [last],
                group
            );
        return last;
    }
}
