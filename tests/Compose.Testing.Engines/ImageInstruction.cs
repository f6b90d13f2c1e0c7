using System.Text.Json;
using Compose.Engine.Wire;
using Compose.Testing.Engines.Processes;

namespace Compose.Testing.Engines;

/// <summary>Dockerfile instructions that change an image's configuration.</summary>
internal static class ImageInstruction
{
    /// <summary>The resulting configuration; null for other instructions.</summary>
    public static ContainerConfig? Apply(ContainerConfig config, string instruction, string text) =>
        instruction switch
        {
            "CMD" => config with { Cmd = Words(text) },
            "ENTRYPOINT" => config with { Entrypoint = Words(text) },
            "ENV" => config with { Env = [.. config.Env ?? [], .. Pairs(text).Select(static pair => $"{pair.Key}={pair.Value}")] },
            "LABEL" => config with
            {
                Labels = (config.Labels ?? new Dictionary<string, string>())
                    .Concat(Pairs(text))
                    .GroupBy(static label => label.Key)
                    .ToDictionary(static label => label.Key, static label => label.Last().Value),
            },
            "EXPOSE" => config with { ExposedPorts = [.. config.ExposedPorts ?? [], text.Contains('/') ? text : text + "/tcp"] },
            "USER" => config with { User = text },
            "WORKDIR" => config with { WorkingDir = text },
            "VOLUME" => config with { Volumes = [.. config.Volumes ?? [], .. text.StartsWith('[') ? Words(text) : text.Split(' ')] },
            "STOPSIGNAL" => config with { StopSignal = text },
            _ => null,
        };

    private static IReadOnlyList<string> Words(string text) =>
        text.StartsWith('[') ? JsonSerializer.Deserialize<string[]>(text) ?? [] : ["/bin/sh", "-c", text];

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string text) =>
        ShellWords
            .Words(text, static _ => "")
            .Select(static pair => pair.Split('=', 2))
            .Select(static pair => KeyValuePair.Create(pair[0], pair.ElementAtOrDefault(1) ?? ""));
}
