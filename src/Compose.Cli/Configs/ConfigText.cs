using Compose.Model;
using Compose.Model.Output;

namespace Compose.Cli.Configs;

/// <summary>Whether images are pinned to their current registry digests.</summary>
/// <param name="Resolve">In the printed project.</param>
/// <param name="Lock">In an override file with nothing else.</param>
internal readonly record struct PinOptions(bool Resolve, bool Lock);

/// <summary>The project in YAML or JSON.</summary>
internal static class ConfigText
{
    /// <param name="interpolated"> Whether dollars are doubled, so that the output can be read back, and attributes are in shape order.
    /// Otherwise everything is printed as written, keys sorted. </param>
    public static async Task<string> PrintAsync(
        ConfigRequest request,
        PinOptions pins,
        bool interpolated,
        CancellationToken cancellationToken
    )
    {
        var format = request.FormatOf("yaml", "json");
        var project = request.Load(cancellationToken);
        var root = project.Root;
        if (pins is not { Resolve: false, Lock: false })
        {
            root = await ImagePins.ApplyAsync(request.Call, root, cancellationToken).ConfigureAwait(false);
            if (pins.Lock)
            {
                foreach (var service in ImagePins.WithHookImages(root))
                    request.Call.Warn(
                        $"service \"{service}\": pre_start hook images are not pinned in the override file produced by "
                            + "--lock-image-digests: to pin them, keep the full output of --resolve-image-digests"
                    );
                root = ImagePins.Override(root);
            }
        }

        var shape = interpolated ? ComposeFile.Shape : null;
        return format == "json" ? JsonWriter.WriteProject(root, shape, interpolated) : YamlWriter.Write(root, shape, interpolated);
    }
}
