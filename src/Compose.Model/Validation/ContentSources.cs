using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A secret or config has one content source.</summary>
internal static class ContentSources
{
    public static void CheckSecret(Entry entry, DiagnosticSink sink) =>
        Check("secret", entry, [ContentResource.FileKey, ContentResource.EnvironmentKey], sink);

    public static void CheckConfig(Entry entry, DiagnosticSink sink) =>
        Check("config", entry, [ContentResource.FileKey, ContentResource.EnvironmentKey, Config.ContentKey], sink);

    private static void Check(string kind, Entry entry, string[] sources, DiagnosticSink sink)
    {
        var resource = (Mapping)entry.Value;
        Entry? first = null;
        foreach (var source in sources)
        {
            if (!resource.TryGet(source, out var given) || given.Value.IsNull)
                continue;
            if (first is { } other)
                sink.Add(
                    ConsistencyDiagnostics.Conflict(
                        given.Key.At,
                        $"{Path(kind, entry)}: {string.Join('|', sources)} attributes are mutually exclusive",
                        other.Key.At,
                        "the other one",
                        "keep one of the two"
                    )
                );
            else
                first = given;
        }

        if ((kind == "secret" ? Secret.Shape : Config.Shape).IsUncertain(resource))
            return;

        // Secrets are checked again once enabled services are known; here only what can never work is refused.
        if (first is not null || resource.Contains(Resource.ExternalKey) || resource.Contains(Secret.DriverKey))
            return;
        sink.Add(
            ConsistencyDiagnostics
                .MissingSource.At(entry.Key.At, $"{Path(kind, entry)}: one of {string.Join('|', sources)} must be set")
                .WithHelp(
                    kind == "secret"
                        ? "add `file: ./path`, or `environment: VARIABLE`, or `external: true` if it already exists"
                        : "add `file: ./path`, `environment: VARIABLE` or `content: text`, or `external: true` if it already exists"
                )
        );
    }

    private static string Path(string kind, Entry entry) => $"{kind}s.{entry.Name}";
}
