using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Services;

namespace Compose.Planning.Requests;

/// <summary>Files of system call filters: the engine does not see the client's files, so their texts travel in the request.</summary>
public static class SeccompProfiles
{
    /// <summary>The texts of all profiles the services name, by path as written; those that cannot be read are left out.</summary>
    /// <param name="readFile">The text of a file by absolute path; null when it cannot be read.</param>
    public static ImmutableDictionary<string, string> Read(Project project, Func<string, string?> readFile)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var path in project.Services.SelectMany(PathsOf))
            if (!texts.ContainsKey(path) && readFile(Path.Combine(project.Directory, path)) is { } text)
                texts[path] = text;
        return texts.ToImmutable();
    }

    private static IEnumerable<string> PathsOf(Service service) => service.SecurityOpt.Select(PathIn).OfType<string>();

    /// <summary>The file that an entry of security_opt names; null when it names none.</summary>
    public static string? PathIn(string option)
    {
        var split = option.AsSpan().IndexOfAny('=', ':');
        if (split < 0 || option[..split] != "seccomp")
            return null;
        var value = option[(split + 1)..];
        return value is "unconfined" or "builtin" || value.StartsWith('{') ? null : value;
    }
}
