using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Resources used by services must be declared.</summary>
internal static class UndefinedResources
{
    /// <summary>Networks of a service must be declared.</summary>
    public static void Networks(Service service, ConsistencyChecks project)
    {
        if (project.Declared(ComposeFile.NetworksKey) is not { } declared)
            return;
        foreach (var (key, _) in service.Node.EntriesAt(Service.NetworksKey))
            if (!declared.Contains(key.Text))
                project.Sink.Add(
                    ConsistencyDiagnostics.Undefined(service.Name, "network", ComposeFile.NetworksKey, key.At, key.Text, declared.Entries)
                );
    }

    /// <summary>Named volumes, secrets and configs of a service must be declared.</summary>
    public static void Mounts(Service service, ConsistencyChecks project)
    {
        foreach (var item in service.Node.ItemsAt(Service.VolumesKey))
            if (
                item is Mapping mount
                && mount.TextAt(ServiceVolume.TypeKey) == ServiceVolume.VolumeType
                && mount.ScalarAt(ServiceVolume.SourceKey) is { Text.Length: > 0 } source
            )
                Volume(service.Name, source, project);
        Each(service.Name, service.Node, Service.SecretsKey, "secret", project);
        Each(service.Name, service.Node, Service.ConfigsKey, "config", project);
        if (service.Node[Service.BuildKey] is Mapping build)
            Each(service.Name, build, BuildConfig.SecretsKey, "build secret", project);
    }

    private static void Volume(string service, Scalar source, ConsistencyChecks project)
    {
        if (project.Declared(ComposeFile.VolumesKey) is not { } declared || declared.Contains(source.Text))
            return;
        var found = ConsistencyDiagnostics.Undefined(service, "volume", ComposeFile.VolumesKey, source.At, source.Text, declared.Entries);
        project.Sink.Add(source.Text.Contains('/') ? found.WithHelp($"to mount a folder of the host, write `./{source.Text}`") : found);
    }

    private static void Each(string service, Mapping node, string key, string kind, ConsistencyChecks project)
    {
        if (project.Declared(key) is not { } declared)
            return;
        foreach (var item in node.ItemsAt(key))
        {
            if (item is not Mapping mount)
                continue;
            if (mount.ScalarAt(FileMount.SourceKey) is not { Text.Length: > 0 } source)
                project.Sink.Add(ConsistencyDiagnostics.Nameless(service, kind, key, mount.At));
            else if (!declared.Contains(source.Text))
                project.Sink.Add(ConsistencyDiagnostics.Undefined(service, kind, key, source.At, source.Text, declared.Entries));
        }
    }

    /// <summary>Models of a service must be declared.</summary>
    public static void Models(Service service, ConsistencyChecks project)
    {
        if (project.Declared(ComposeFile.ModelsKey) is not { } declared)
            return;
        foreach (var (key, _) in service.Node.EntriesAt(Service.ModelsKey))
            if (!declared.Contains(key.Text))
                project.Sink.Add(
                    ConsistencyDiagnostics.Undefined(service.Name, "model", ComposeFile.ModelsKey, key.At, key.Text, declared.Entries)
                );
    }
}
