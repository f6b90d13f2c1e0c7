using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A service needs an image, a build or a provider.</summary>
internal static class SomethingToRun
{
    private static readonly ImmutableArray<string> Keys = [Service.ImageKey, Service.BuildKey, Service.ProviderKey];

    public static void Check(Service service, ConsistencyChecks project)
    {
        var node = service.Node;
        if (
            node.Contains(Service.BuildKey)
            || node.Contains(Service.ProviderKey)
            || node.Contains(Service.ExtendsKey)
            || node[Service.ImageKey] is not (null or Scalar { Text: "" })
        )
            return;
        // A misspelt key has its own finding, as does a key of `build` outside of it, an unreadable line and a missing base.
        if (node.IsIncomplete || Keys.Any(key => Service.Shape.MayMean(node, key)))
            return;
        if (node.Entries.Any(static entry => Service.Shape.Find(entry.Name) is null && BuildConfig.Shape.Find(entry.Name) is not null))
            return;
        project.Sink.Add(
            ConsistencyDiagnostics
                .NothingToRun.At(service.NameAt, $"service \"{service.Name}\" has neither an image nor a build context specified")
                .WithHelp("add `image: name:tag`, or `build: .` to build it from a Dockerfile")
        );
    }
}
