using Compose.Model.Inputs;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Model.Passes.Paths;

/// <summary>Folders of a Windows machine as an engine inside a Linux one knows them: <c>C:\data</c> is <c>/c/data</c> (spec 2.10).</summary>
internal static class WindowsPaths
{
    public static bool AreTurned(LoadOptions options, VariableScope variables) =>
        options.IsWindows && variables.TryGet("COMPOSE_CONVERT_WINDOWS_PATHS", out var value) && value.Trim().ToLowerInvariant() is "1" or "t" or "true";

    public static Mapping Turned(Mapping model) => model.Change("services", services => services.Select(e => e.Value is Mapping service ? Service(service) : e.Value));

    private static Mapping Service(Mapping service) =>
        service["volumes"] is Sequence volumes ? service.With("volumes", volumes.Select(Mount)) : service;

    private static Node Mount(Node item) =>
        item is Mapping mount && mount.ScalarAt("source") is { Text: [var drive, ':', ..] } source && char.IsAsciiLetter(drive)
            ? mount.With("source", source with { Text = $"/{char.ToLowerInvariant(drive)}{source.Text[2..].Replace('\\', '/')}" })
            : item;
}
