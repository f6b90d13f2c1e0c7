using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A watch rule that copies files must say where to.</summary>
internal static class WatchTargets
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        if (service.Node["develop"] is not Mapping develop) return;
        foreach (var item in develop.ItemsAt("watch"))
        {
            if (item is not Mapping rule || rule.ScalarAt("action") is not { } action || action.Text is "rebuild" or "restart") continue;
            if (rule.TextAt("target") is not { Length: > 0 })
                project.Sink.Add(ConsistencyDiagnostics.IncompleteWatch.At(action.At, $"services.{service.Name}.develop.watch: target is required for non-rebuild actions, and `{action.Text}` copies files")
                    .WithHelp("add `target: /path/in/the/container`"));
        }
    }
}
