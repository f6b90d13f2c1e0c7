using Compose.Model;
using Compose.Model.Output;

namespace Compose.Cli.Configs;

/// <summary>Whether images are pinned to what a registry has now.</summary>
/// <param name="Resolve">In the project that is printed.</param>
/// <param name="Lock">In an override file that says nothing else.</param>
internal readonly record struct PinOptions(bool Resolve, bool Lock);

/// <summary>The project itself, in YAML or JSON.</summary>
internal static class ConfigText
{
    /// <param name="escapes">Dollars are doubled, so that the text can be read again; left alone when variables were.</param>
    public static async Task<string> PrintAsync(ConfigRequest request, PinOptions pins, bool escapes, CancellationToken cancellationToken)
    {
        var format = request.FormatOf("yaml", "json");
        var project = request.Load(cancellationToken);
        var root = project.Root;
        if (pins is not { Resolve: false, Lock: false })
        {
            var pinned = await ImagePins.ResolveAsync(request.Call, project, cancellationToken).ConfigureAwait(false);
            root = pins.Lock ? ImagePins.Override(root, pinned) : ImagePins.Apply(root, pinned);
        }

        return format == "json" ? JsonWriter.WriteProject(root, ComposeFile.Shape, escapes) : YamlWriter.Write(root, ComposeFile.Shape, escapes);
    }
}
