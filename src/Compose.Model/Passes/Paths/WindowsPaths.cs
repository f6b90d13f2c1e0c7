using Compose.Model.Inputs;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Model.Passes.Paths;

/// <summary>Windows paths as seen by an engine in a Linux VM: <c>C:\data</c> becomes <c>/c/data</c> (spec 2.10).</summary>
internal static class WindowsPaths
{
    public static bool AreTurned(LoadOptions options, VariableScope variables) =>
        options.IsWindows
        && variables.TryGet("COMPOSE_CONVERT_WINDOWS_PATHS", out var value)
        && value.Trim().ToLowerInvariant() is "1" or "t" or "true";

    public static Mapping Turned(Mapping model) =>
        model.Change(ComposeFile.ServicesKey, services => services.Select(e => e.Value is Mapping service ? OfService(service) : e.Value));

    private static Mapping OfService(Mapping service) =>
        service[Service.VolumesKey] is Sequence volumes ? service.With(Service.VolumesKey, volumes.Select(Mount)) : service;

    private static Node Mount(Node item) =>
        item is Mapping mount
        && mount.ScalarAt(ServiceVolume.SourceKey) is { Text: [var drive, ':', ..] } source
        && char.IsAsciiLetter(drive)
            ? mount.With(
                ServiceVolume.SourceKey,
                source with
                {
                    Text = $"/{char.ToLowerInvariant(drive)}{source.Text[2..].Replace('\\', '/')}",
                }
            )
            : item;
}
