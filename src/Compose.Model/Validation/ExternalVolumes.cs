using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>An external volume is as it is: this project cannot say how it is made.</summary>
internal static class ExternalVolumes
{
    public static void Check(Entry entry, DiagnosticSink sink)
    {
        var volume = (Mapping)entry.Value;
        if (!volume["external"].IsTrue()) return;
        foreach (var (key, value) in volume.Entries)
        {
            if (key.Text is "external" or "name" || key.Text.StartsWith("x-", StringComparison.Ordinal) || value.IsNull) continue;
            sink.Add(ConsistencyDiagnostics.Conflict(key.At, $"volumes.{entry.Name}: conflicting parameters \"external\" and \"{key.Text}\" specified",
                volume["external"]!.At, "made elsewhere", "remove one of the two"));
        }
    }
}
