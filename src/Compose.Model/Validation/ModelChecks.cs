using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>
/// Checks a merged model before normalisation, disabled services included (spec 2.9). A check is a method and a line here.
/// </summary>
internal static class ModelChecks
{
    private static readonly ImmutableArray<(string Section, Action<Entry, DiagnosticSink> Check)> Checks =
    [
        (ComposeFile.VolumesKey, ExternalVolumes.Check),
        (ComposeFile.SecretsKey, ContentSources.CheckSecret),
        (ComposeFile.ConfigsKey, ContentSources.CheckConfig),
        (ComposeFile.ServicesKey, WatchChecks.Paths),
        (ComposeFile.ServicesKey, DeviceRequests.Check),
    ];

    public static void Run(Mapping model, DiagnosticSink sink)
    {
        foreach (var (section, check) in Checks)
            foreach (var entry in model.EntriesAt(section))
                if (entry.Value is Mapping)
                    check(entry, sink);
    }
}
