using Compose.Model.Resolution;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Named volumes, secrets and configs of a service must be declared.</summary>
internal static class UndefinedMounts
{
    public static void Check(Service service, Consistency project)
    {
        foreach (var item in service.Node.ItemsAt("volumes"))
            if (item is Mapping mount && mount.TextAt("type") == "volume" && mount.ScalarAt("source") is { Text.Length: > 0 } source) Volume(source, project);
        Each(service.Node, "secrets", "secret", "secrets", project);
        Each(service.Node, "configs", "config", "configs", project);
        if (service.Node["build"] is Mapping build) Each(build, "secrets", "build secret", "secrets", project);
    }

    private static void Volume(Scalar source, Consistency project)
    {
        if (project.Declared("volumes") is not { } declared || declared.Contains(source.Text)) return;
        var found = ConsistencyDiagnostics.Undefined("volume", "volumes", source.At, source.Text, declared.Entries);
        project.Sink.Add(source.Text.Contains('/') ? found.WithHelp($"to mount a folder of the host, write `./{source.Text}`") : found);
    }

    private static void Each(Mapping node, string key, string kind, string section, Consistency project)
    {
        if (project.Declared(section) is not { } declared) return;
        foreach (var item in node.ItemsAt(key))
            if (item is Mapping mount && mount.ScalarAt("source") is { } source && !declared.Contains(source.Text))
                project.Sink.Add(ConsistencyDiagnostics.Undefined(kind, section, source.At, source.Text, declared.Entries));
    }
}
