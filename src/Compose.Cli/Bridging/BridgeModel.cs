using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Formatting;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Output;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Cli.Bridging;

/// <summary>
/// The project as input for transformations: the output of <c>config</c>, plus local data. Every service has an image and exposes its
/// ports; secrets and configs include their content.
/// </summary>
internal static class BridgeModel
{
    /// <param name="imageOf">The image of a service and its inspection; null when not built yet.</param>
    /// <exception cref="CommandFailed">A secret or config cannot be read.</exception>
    public static string Write(Invocation call, Project project, Func<Service, (string Name, ImageInspect? Image)> imageOf)
    {
        var root = Each(
            project.Root,
            "services",
            (name, node) => project.FindService(name) is { } service ? WithImage(service, node, imageOf(service)) : node
        );
        root = Each(root, "secrets", (_, file) => WithContent(call, project, file));
        root = Each(root, "configs", (_, file) => WithContent(call, project, file));
        return YamlWriter.Write(root, ComposeFile.Shape);
    }

    private static Mapping Each(Mapping root, string section, Func<string, Mapping, Mapping> change) =>
        root[section] is not Mapping all
            ? root
            : root.With(
                section,
                all with
                {
                    Entries =
                    [
                        .. all.Entries.Select(entry =>
                            entry.Value is Mapping node ? entry with { Value = change(entry.Name, node) } : entry
                        ),
                    ],
                }
            );

    private static Mapping WithImage(Service service, Mapping node, (string Name, ImageInspect? Image) used)
    {
        var at = service.NameAt;
        var ports = service
            .Expose.Concat(service.Ports.Select(static port => $"{port.Target}"))
            .Concat((used.Image?.Config?.ExposedPorts ?? []).Select(static port => port.Split('/')[0]))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static port => port.Length)
            .ThenBy(static port => port, StringComparer.Ordinal)
            .ToList();
        node = node.With("image", Scalar.String(at, used.Name));
        return ports.Count == 0 ? node : node.With("expose", new Sequence(at, [.. ports.Select(port => Scalar.String(at, port))]));
    }

    private static Mapping WithContent(Invocation call, Project project, Mapping file)
    {
        if (file["environment"] is Scalar { Text.Length: > 0 } variable)
            return file.With("content", Scalar.String(variable.At, project.Variables.TryGet(variable.Text, out var value) ? value : ""));
        if (file["file"] is not Scalar { Text.Length: > 0 } path)
            return file;
        return call.Host.Files.TryRead(path.Text, out var bytes)
            ? file.With("content", Scalar.String(path.At, System.Text.Encoding.UTF8.GetString(bytes)))
            : throw new CommandFailed($"{path.At}: {Shortened.Quoted(path.Text)} cannot be read: no such file, or no permission");
    }
}
