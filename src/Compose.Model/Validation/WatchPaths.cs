using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A watch rule needs something to watch.</summary>
internal static class WatchPaths
{
    public static void Check(Entry entry, DiagnosticSink sink)
    {
        if (((Mapping)entry.Value)[Service.DevelopKey] is not Mapping develop) return;
        foreach (var item in develop.ItemsAt(Develop.WatchKey))
            if (item is Mapping rule && rule[DevelopWatch.PathKey] is Scalar path && string.IsNullOrWhiteSpace(path.Text))
                sink.Add(ConsistencyDiagnostics.IncompleteWatch.At(path.At, $"services.{entry.Name}.develop.watch.path: value can't be blank")
                    .WithHelp("write the folder or file to watch, such as `path: ./src`"));
    }
}
