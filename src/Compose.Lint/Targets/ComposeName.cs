using Compose.Model.Discovery;

namespace Compose.Lint.Targets;

/// <summary>What a file's name says about it.</summary>
internal static class ComposeName
{
    private const string Word = "compose";

    /// <summary>
    /// Whether a folder that is linted takes the file for a compose file: <c>compose.yaml</c>, <c>docker-compose.prod.yml</c>,
    /// <c>shop.compose.yaml</c>, <c>compose_gpu.yaml</c>; not <c>.compose-lint.yaml</c>.
    /// </summary>
    public static bool IsCompose(string name)
    {
        var stem = Stem(name);
        return name[0] != '.' && stem.Length < name.Length && Words(stem).Contains(Word, StringComparer.OrdinalIgnoreCase);
    }

    public static bool IsDefault(string path) => DefaultFiles.Names.Contains(Path.GetFileName(path));

    /// <summary><c>compose.override.yaml</c>, <c>shop-override.yml</c>, or any file in a folder <c>overrides</c>.</summary>
    public static bool IsOverride(string path) =>
        Words(Stem(Path.GetFileName(path))).Skip(1).Any(IsOverrideWord) || IsOverrideFolder(Path.GetDirectoryName(path) ?? "");

    /// <summary><c>docker-compose-base.yaml</c>, <c>common.compose.yml</c>: written to be extended or merged under others.</summary>
    public static bool IsBase(string path) =>
        IsCompose(Path.GetFileName(path)) && Words(Stem(Path.GetFileName(path))).Any(static word => word is "base" or "common");

    public static bool IsOverrideFolder(string folder) => IsOverrideWord(Path.GetFileName(folder));

    /// <summary>
    /// How well a file's name fits as the base of another's: the length of its stem if the other's continues it after a separator, such
    /// as <c>compose.prod.yaml</c> after <c>compose.yaml</c>; else 0.
    /// </summary>
    public static int Fit(string candidate, string overlay)
    {
        var (shorter, longer) = (Stem(Path.GetFileName(candidate)), Stem(Path.GetFileName(overlay)));
        return longer.Length > shorter.Length && longer.StartsWith(shorter, StringComparison.Ordinal) && IsSeparator(longer[shorter.Length])
            ? shorter.Length
            : 0;
    }

    private static bool IsOverrideWord(string word) => word is "override" or "overrides";

    private static bool IsSeparator(char character) => character is '.' or '-' or '_';

    private static string[] Words(string stem) => stem.Split('.', '-', '_');

    /// <summary>The name without <c>.yaml</c> or <c>.yml</c>; any other name unchanged.</summary>
    private static string Stem(string name) => Path.GetExtension(name) is ".yaml" or ".yml" ? Path.GetFileNameWithoutExtension(name) : name;
}
