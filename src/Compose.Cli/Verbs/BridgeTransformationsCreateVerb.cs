using Compose.Cli.Bridging;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;

namespace Compose.Cli.Verbs;

/// <summary>Creates a custom transformation as a copy of another.</summary>
internal static class BridgeTransformationsCreateVerb
{
    public static VerbCommand Create()
    {
        var from = Flag.Text("from", "f", $"The transformation to copy (default {Transformation.DefaultImage})", "IMAGE");
        var path = Operand.One("PATH");
        return new VerbCommand("create", "Create a new transformation")
        {
            Under = "bridge transformations",
            Group = VerbGroup.Other,
            Options = { from },
            Arguments = { path },
            Examples = [("bridge transformations create mine", "Write templates and a Dockerfile to the folder mine")],
            Run = async (call, cancellationToken) =>
            {
                var folder = Path.GetFullPath(call.Get(path) ?? "", call.Host.WorkingDirectory);
                var source = call.Get(from) is { Length: > 0 } named ? named : Transformation.DefaultImage;
                if (call.Globals.DryRun)
                    call.Out.WriteLine($"create transformation in {folder} from image {source}");
                else
                    await new TransformationProject(call, folder).CreateAsync(source, cancellationToken).ConfigureAwait(false);
                if (!call.Globals.DryRun)
                    call.Out.WriteLine($"Transformer created in \"{folder}\"");
                return ExitCode.Ok;
            },
        };
    }
}
