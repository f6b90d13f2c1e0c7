using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Engine.Configuration;

/// <summary>Finds registry credentials as Docker's CLI does: in the registry's helper, the default store, the file.</summary>
public sealed class Credentials(DockerConfig config)
{
    /// <summary>The user name that marks a helper's secret as an identity token.</summary>
    private const string TokenUser = "<token>";

    /// <summary>The credentials for an image's registry; null for anonymous access.</summary>
    /// <exception cref="EngineException">The helper is missing or fails.</exception>
    public Task<RegistryAuth?> ForAsync(ImageReference image, CancellationToken cancellationToken) =>
        ForAsync(image.CredentialsKey, cancellationToken);

    /// <summary>The credentials under a key: a registry's host, or <see cref="ImageReference.HubCredentialsKey"/>.</summary>
    /// <exception cref="EngineException">The helper is missing or fails.</exception>
    public async Task<RegistryAuth?> ForAsync(string key, CancellationToken cancellationToken)
    {
        var helper = config.File.CredHelpers?.GetValueOrDefault(key) ?? config.File.CredHelpers?.GetValueOrDefault(HostOf(key));
        helper = string.IsNullOrEmpty(helper) ? config.File.CredsStore : helper;
        return string.IsNullOrEmpty(helper) ? FromFile(key) : await AskAsync(helper, key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All credentials, by registry: a build does not know in advance which registries it will need.</summary>
    /// <exception cref="EngineException">A helper is missing or fails.</exception>
    public async Task<IReadOnlyDictionary<string, RegistryAuth>> AllAsync(CancellationToken cancellationToken)
    {
        var keys = new SortedSet<string>(config.File.Auths?.Keys ?? [], StringComparer.Ordinal);
        keys.UnionWith(config.File.CredHelpers?.Keys ?? []);
        var all = new Dictionary<string, RegistryAuth>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (await ForAsync(key, cancellationToken).ConfigureAwait(false) is { } auth)
                all[key] = auth;
        }
        return all;
    }

    private RegistryAuth? FromFile(string key)
    {
        if (config.File.Auths is not { } auths)
            return null;
        if (!auths.TryGetValue(key, out var entry))
        {
            // Older versions of Docker wrote https://host/v1/ for what is now the host.
            foreach (var (candidate, value) in auths)
            {
                if (HostOf(candidate) == HostOf(key))
                    entry = value;
            }
        }
        if (entry is null)
            return null;
        var (user, password) = Decode(entry, key);
        return user is null && string.IsNullOrEmpty(entry.IdentityToken)
            ? null
            : new()
            {
                Username = user,
                Password = password,
                ServerAddress = key,
                IdentityToken = NullIfEmpty(entry.IdentityToken),
            };
    }

    private static (string? User, string? Password) Decode(DockerAuth entry, string key)
    {
        if (string.IsNullOrEmpty(entry.Auth))
            return (NullIfEmpty(entry.Username), entry.Password);
        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(entry.Auth));
            var colon = text.IndexOf(':');
            if (colon > 0)
                return (text[..colon], text[(colon + 1)..].Trim('\0'));
        }
        catch (FormatException)
        {
            // Falls through to the same message: the content is not in Docker's format.
        }
        throw new EngineException(
            null,
            $"the credentials of {key} in Docker's config.json are corrupt; run `docker login {key}` again",
            key
        );
    }

    private async Task<RegistryAuth?> AskAsync(string helper, string key, CancellationToken cancellationToken)
    {
        var program = "docker-credential-" + helper;
        using var process = Executable.Start(program, ["get"], config.Variables, $"for the credentials of {key}");
        using var stop = cancellationToken.Register(static p => Kill((Process)p!), process); // p is the argument on the right
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await TellAsync(process, key, cancellationToken).ConfigureAwait(false);
        var answer = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (process.ExitCode == 0)
            return Read(answer, key, program);
        var said = answer.Trim().Length > 0 ? answer.Trim() : (await error.ConfigureAwait(false)).Trim();
        // The only standardised error text of the helper protocol (docker/docker-credential-helpers): not logged in, which is not a
        // failure.
        return said.StartsWith("credentials not found", StringComparison.Ordinal)
            ? null
            : throw new EngineException(null, $"{program} could not provide the credentials of {key}: {said}", program);
    }

    private static async Task TellAsync(Process process, string key, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(key.AsMemory(), cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It exited without reading: its exit code and output say why.
        }
    }

    private static RegistryAuth? Read(string answer, string key, string program)
    {
        try
        {
            var read = JsonSerializer.Deserialize(answer, ConfigJson.Default.HelperAnswer);
            if (read is null || (string.IsNullOrEmpty(read.Username) && string.IsNullOrEmpty(read.Secret)))
                return null;
            return read.Username == TokenUser
                ? new() { IdentityToken = read.Secret, ServerAddress = key }
                : new()
                {
                    Username = read.Username,
                    Password = read.Secret,
                    ServerAddress = key,
                };
        }
        catch (JsonException error)
        {
            // The answer holds a secret, so it is not shown.
            throw new EngineException(null, $"{program} did not return JSON for {key}", program, error);
        }
    }

    private static string HostOf(string key)
    {
        var start = key.IndexOf("://", StringComparison.Ordinal) is >= 0 and var mark ? mark + 3 : 0;
        var end = key.IndexOf('/', start);
        return end < 0 ? key[start..] : key[start..end];
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has exited.
        }
    }
}
