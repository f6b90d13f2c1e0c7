using System.Collections.Immutable;
using Compose.Model.Inputs;

namespace Compose.Lint.Targets;

/// <summary>Loads each list of files once: what a file is used for is found by loading it, before it is linted.</summary>
internal sealed class Loads(LoadOptions options, ISourceLoader files, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, LintedProject> known = new(StringComparer.Ordinal);

    public LoadOptions Options => options;

    public ISourceLoader Files => files;

    /// <param name="list">Absolute paths; empty: discovered from the working directory.</param>
    public LintedProject Of(ImmutableArray<string> list)
    {
        var key = string.Join('\0', list);
        if (known.TryGetValue(key, out var loaded))
            return loaded;
        cancellationToken.ThrowIfCancellationRequested();
        return known[key] = LintedProject.Load(options with { Files = list }, files, cancellationToken);
    }

    /// <summary>
    /// Whether a file has one of some texts, without parsing it, which is what takes long in a repository of thousands of files.
    /// False for a file that cannot be read: that is reported where it is linted.
    /// </summary>
    public bool Mentions(string path, params byte[][] texts)
    {
        try
        {
            return files.TryRead(path, out var bytes) && Array.Exists(texts, text => bytes.AsSpan().IndexOf(text) >= 0);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
