using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A watch rule that copies files must say where to.</summary>
internal static class WatchTargets
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        if (service.Node[Service.DevelopKey] is not Mapping develop) return;
        foreach (var item in develop.ItemsAt(Develop.WatchKey))
        {
            if (item is not Mapping rule || rule.ScalarAt(DevelopWatch.ActionKey) is not { } action || action.Text is "rebuild" or "restart") continue;
            if (rule.TextAt(DevelopWatch.TargetKey) is not { Length: > 0 })
                project.Sink.Add(ConsistencyDiagnostics.IncompleteWatch.At(action.At, $"services.{service.Name}.develop.watch: target is required for non-rebuild actions, and `{action.Text}` copies files")
                    .WithHelp("add `target: /path/in/the/container`"));
        }
    }
}
