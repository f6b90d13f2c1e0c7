using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Required attributes of watch rules.</summary>
internal static class WatchChecks
{
    /// <summary>A watch rule needs a path.</summary>
    public static void Paths(Entry entry, DiagnosticSink sink)
    {
        if (((Mapping)entry.Value)[Service.DevelopKey] is not Mapping develop)
            return;
        foreach (var item in develop.ItemsAt(Develop.WatchKey))
            if (item is Mapping rule && rule[DevelopWatch.PathKey] is Scalar path && string.IsNullOrWhiteSpace(path.Text))
                sink.Add(
                    ConsistencyDiagnostics
                        .IncompleteWatch.At(path.At, $"services.{entry.Name}.develop.watch.path: value can't be blank")
                        .WithHelp("write the folder or file to watch, such as `path: ./src`")
                );
    }

    /// <summary>A watch rule that copies files needs a target.</summary>
    public static void Targets(Service service, ConsistencyChecks project)
    {
        if (service.Node[Service.DevelopKey] is not Mapping develop)
            return;
        foreach (var item in develop.ItemsAt(Develop.WatchKey))
        {
            if (
                item is not Mapping rule
                || rule.ScalarAt(DevelopWatch.ActionKey) is not { } action
                || action.Text is "rebuild" or "restart"
            )
                continue;
            if (rule.TextAt(DevelopWatch.TargetKey) is not { Length: > 0 })
                project.Sink.Add(
                    ConsistencyDiagnostics
                        .IncompleteWatch.At(
                            action.At,
                            $"services.{service.Name}.develop.watch: target is required for non-rebuild actions, and `{action.Text}` "
                                + "copies files"
                        )
                        .WithHelp("add `target: /path/in/the/container`")
                );
        }
    }
}
