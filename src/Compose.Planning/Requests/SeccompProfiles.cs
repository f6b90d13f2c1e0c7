using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Services;

namespace Compose.Planning.Requests;

/// <summary>Seccomp profile files: the engine cannot read the client's files, so the request includes their contents.</summary>
public static class SeccompProfiles
{
    /// <summary>The contents of all profiles that services refer to, by path as written; unreadable ones are omitted.</summary>
    /// <param name="readFile">Reads a file by absolute path; null when unreadable.</param>
    public static ImmutableDictionary<string, string> Read(Project project, Func<string, string?> readFile)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var path in project.Services.SelectMany(PathsOf))
            if (!texts.ContainsKey(path) && readFile(Path.Combine(project.Directory, path)) is { } text)
                texts[path] = text;
        return texts.ToImmutable();
    }

    private static IEnumerable<string> PathsOf(Service service) => service.SecurityOpt.Select(PathIn).OfType<string>();

    /// <summary>The file in an entry of security_opt; null when there is none.</summary>
    public static string? PathIn(string option)
    {
        var split = option.AsSpan().IndexOfAny('=', ':');
        if (split < 0 || option[..split] != "seccomp")
            return null;
        var value = option[(split + 1)..];
        return value is "unconfined" or "builtin" || value.StartsWith('{') ? null : value;
    }
}
