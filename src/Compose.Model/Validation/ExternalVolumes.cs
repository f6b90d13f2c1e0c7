using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>An external volume already exists, so creation options are invalid.</summary>
internal static class ExternalVolumes
{
    public static void Check(Entry entry, DiagnosticSink sink)
    {
        var volume = (Mapping)entry.Value;
        if (!volume[Resource.ExternalKey].IsTrue())
            return;
        foreach (var (key, value) in volume.Entries)
        {
            if (key.Text is Resource.ExternalKey or Resource.NameKey || key.Text.StartsWith("x-", StringComparison.Ordinal) || value.IsNull)
                continue;
            sink.Add(
                ConsistencyDiagnostics.Conflict(
                    key.At,
                    $"volumes.{entry.Name}: conflicting parameters \"external\" and \"{key.Text}\" specified",
                    volume[Resource.ExternalKey]!.At,
                    "created elsewhere",
                    "remove one of the two"
                )
            );
        }
    }
}
