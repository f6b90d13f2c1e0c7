using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Compose.Engine.Contract;
using Compose.Files;

namespace Compose.Engine.Configuration;

/// <summary>The configuration of Docker's CLI: engine selection, registry credentials, container defaults.</summary>
public sealed class DockerConfig
{
    private DockerConfig(string directory, IReadOnlyDictionary<string, string> variables, DockerConfigFile file)
    {
        Directory = directory;
        Variables = variables;
        File = file;
    }

    /// <summary>Its directory; empty when neither <c>DOCKER_CONFIG</c> nor a home directory is set.</summary>
    public string Directory { get; }

    /// <summary>The content of <c>config.json</c>.</summary>
    public DockerConfigFile File { get; }

    /// <summary>The keys that detach from a terminal, such as <c>ctrl-p,ctrl-q</c>; null for that default.</summary>
    public string? DetachKeys => string.IsNullOrEmpty(File.DetachKeys) ? null : File.DetachKeys;

    /// <summary>The default format of <c>ps</c>, or null.</summary>
    public string? PsFormat => string.IsNullOrEmpty(File.PsFormat) ? null : File.PsFormat;

    /// <summary>The environment it was loaded with, for helper programs.</summary>
    internal IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Reads <c>$DOCKER_CONFIG/config.json</c>, or <c>~/.docker/config.json</c>. A missing file counts as empty.</summary>
    /// <exception cref="EngineException">The file is unreadable or not JSON.</exception>
    public static DockerConfig Load(IReadOnlyDictionary<string, string> variables) => Load(variables, null);

    /// <summary>The same, from the <c>--config</c> directory if given.</summary>
    /// <exception cref="EngineException">The file is unreadable or not JSON.</exception>
    public static DockerConfig Load(IReadOnlyDictionary<string, string> variables, string? directory)
    {
        directory = !string.IsNullOrEmpty(directory) ? directory : DefaultDirectory(variables);
        var file = directory.Length == 0 ? null : Read(Path.Combine(directory, "config.json"), ConfigJson.Default.DockerConfigFile);
        return new(directory, variables, file ?? new());
    }

    /// <summary>
    /// The proxy variables for containers and builds of an engine: each in upper and lower case, only those that are set.
    /// </summary>
    /// <param name="address">The engine's address; its own entry overrides <c>default</c>.</param>
    public IReadOnlyDictionary<string, string> ProxyVariables(string address)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (File.Proxies is not { } all || (!all.TryGetValue(address, out var proxies) && !all.TryGetValue("default", out proxies)))
            return found;
        Add("HTTP_PROXY", proxies.HttpProxy);
        Add("HTTPS_PROXY", proxies.HttpsProxy);
        Add("NO_PROXY", proxies.NoProxy);
        Add("FTP_PROXY", proxies.FtpProxy);
        Add("ALL_PROXY", proxies.AllProxy);
        return found;

        void Add(string name, string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            found[name] = value;
            found[name.ToLowerInvariant()] = value;
        }
    }

    /// <summary>Reads a JSON file; null when missing.</summary>
    internal static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var bytes = RegularFile.ReadAll(path);
            return bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty ? null : JsonSerializer.Deserialize(WithoutMark(bytes), type);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException error)
        {
            var where = error.LineNumber is { } line ? $":{line + 1}:{(error.BytePositionInLine ?? 0) + 1}" : "";
            throw new EngineException(
                null,
                $"{path}{where}: not a valid Docker configuration; correct it, or remove the file",
                path,
                error
            );
        }
        catch (Exception error) when (UnreadableFile.IsCause(error))
        {
            throw UnreadableFile.At(path, error);
        }
    }

    // Editors on Windows prepend a byte order mark, which JSON does not allow.
    private static ReadOnlySpan<byte> WithoutMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;

    internal static string DefaultDirectory(IReadOnlyDictionary<string, string> variables)
    {
        if (variables.TryGetValue("DOCKER_CONFIG", out var configured) && configured.Length > 0)
            return configured;
        return variables.GetValueOrDefault(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME") is { Length: > 0 } home
            ? Path.Combine(home, ".docker")
            : "";
    }
}
