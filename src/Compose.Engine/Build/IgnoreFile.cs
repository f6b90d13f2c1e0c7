using System.Collections.Immutable;
using Compose.Engine.Contract;

namespace Compose.Engine.Build;

/// <summary>
/// Rules that exclude files from a build context. The last line that matches a path, or a parent directory of it, decides.
/// </summary>
public sealed class IgnoreFile
{
    private readonly ImmutableArray<IgnorePattern> patterns;
    private readonly bool hasExceptions;

    private IgnoreFile(ImmutableArray<IgnorePattern> patterns)
    {
        this.patterns = patterns;
        foreach (var pattern in patterns)
            hasExceptions |= pattern.IsException;
    }

    /// <summary>Excludes nothing.</summary>
    public static IgnoreFile Empty { get; } = new([]);

    /// <summary>Reads the lines of a <c>.dockerignore</c>.</summary>
    /// <param name="name">Its path, for messages.</param>
    /// <exception cref="EngineException">A line is not a valid pattern.</exception>
    public static IgnoreFile Parse(string text, string name)
    {
        var patterns = ImmutableArray.CreateBuilder<IgnorePattern>();
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            try
            {
                if (IgnorePattern.Parse(line) is { } pattern)
                    patterns.Add(pattern);
            }
            catch (FormatException error)
            {
                throw new EngineException(
                    null,
                    $"{name}:{number}:1: cannot use \"{line.Trim()}\" as a pattern: {error.Message}",
                    name,
                    error
                );
            }
        }
        return new(patterns.DrainToImmutable());
    }

    /// <summary>Whether a path is excluded.</summary>
    /// <param name="path">Relative to the context, with forward slashes.</param>
    public bool Ignores(string path)
    {
        var ignored = false;
        foreach (var pattern in patterns)
        {
            if (pattern.IsException == ignored && pattern.Matches(path))
                ignored = !pattern.IsException;
        }
        return ignored;
    }

    /// <summary>Whether nothing below an ignored directory can be re-included, so that it need not be read.</summary>
    public bool IgnoresAllBelow(string directory)
    {
        if (!hasExceptions)
            return true;
        foreach (var pattern in patterns)
        {
            if (pattern.IsException && pattern.MayMatchBelow(directory))
                return false;
        }
        return true;
    }
}
