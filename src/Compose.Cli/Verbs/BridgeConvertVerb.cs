using Compose.Cli.Bridging;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;

namespace Compose.Cli.Verbs;

/// <summary>Converts a project with transformation images.</summary>
internal static class BridgeConvertVerb
{
    public static VerbCommand Create()
    {
        var output = Flag.Text("output", "o", "The folder the files are written to", "FOLDER", "out");
        var templates = Flag.Text("templates", null, "A folder of templates to use instead of the transformation's own", "FOLDER");
        var transformations = Flag.List(
            "transformation",
            "t",
            $"Image of a transformation (default {Transformation.DefaultImage})",
            "IMAGE"
        );
        var yes = Flag.Switch("yes", "y", "Empty the output folder without asking for confirmation");
        return new VerbCommand("convert", "Convert compose files to Kubernetes manifests, Helm charts, or another model")
        {
            Under = "bridge",
            Group = VerbGroup.Other,
            Options = { output, templates, transformations, yes },
            Examples =
            [
                ("bridge convert", "Create Kubernetes manifests"),
                ("bridge convert -t docker/compose-bridge-helm -o chart", "Create a Helm chart"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var named = call.Get(transformations);
                var conversion = new Conversion(call, call.Load([], cancellationToken), Absolute(call, call.Get(output) ?? "out"))
                {
                    Transformations = named.IsEmpty ? [Transformation.DefaultImage] : named,
                    Templates = call.Get(templates) is { Length: > 0 } folder ? Absolute(call, folder) : null,
                    SaysYes = call.Get(yes),
                };
                await conversion.RunAsync(cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }

    private static string Absolute(Invocation call, string path) => Path.GetFullPath(path, call.Host.WorkingDirectory);
}
