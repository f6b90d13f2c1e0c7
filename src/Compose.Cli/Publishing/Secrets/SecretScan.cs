using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Cli.Publishing.Secrets;

/// <summary>Scans files to be published for secrets.</summary>
internal static class SecretScan
{
    /// <summary>Larger than any settings file: reported instead of scanned.</summary>
    private const int MostBytes = 10_000_000;

    /// <summary>A password of one word is not reported; a generated one is.</summary>
    private const double LeastEntropyOfNamed = 4;

    /// <summary>The secrets of a file, each name once. None when it is not text.</summary>
    /// <param name="path">For messages.</param>
    public static ImmutableArray<DetectedSecret> Of(string path, byte[] content, CancellationToken cancellationToken)
    {
        if (content.Length > MostBytes)
            return [new DetectedSecret("Suspicious text file size", path, $"{content.Length / 1_000_000} MB")];
        if (content.AsSpan().Contains((byte)0))
            return [];
        var found = ImmutableArray.CreateBuilder<DetectedSecret>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in KeyValues.Of(new SourceText(path, System.Text.Encoding.UTF8.GetString(content)), cancellationToken))
            if (Kind(key, value) is { } kind && (key.Length == 0 || told.Add(key)))
                found.Add(new DetectedSecret(kind, key, value.Trim()));
        return found.ToImmutable();
    }

    private static string? Kind(string key, string value)
    {
        if (SecretKinds.BeforeNames.FirstOrDefault(kind => kind.Is(value)) is { } special)
            return special.Name;
        if (SecretName.GivesAway(key, value, LeastEntropyOfNamed))
            return SecretName.Kind;
        return SecretKinds.BehindNames.FirstOrDefault(kind => kind.Is(value))?.Name;
    }
}
