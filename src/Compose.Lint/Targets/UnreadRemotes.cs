using Compose.Model.Inputs;

namespace Compose.Lint.Targets;

/// <summary>Remote compose files: the linter knows them, and works without a network.</summary>
internal sealed class UnreadRemotes : IRemoteResources
{
    private static readonly string[] Beginnings = ["oci://", "git://", "ssh://", "git@", "github.com/"];

    public static UnreadRemotes All { get; } = new();

    public bool Accepts(string reference) =>
        Array.Exists(Beginnings, beginning => reference.StartsWith(beginning, StringComparison.Ordinal))
        || (
            (reference.StartsWith("https://", StringComparison.Ordinal) || reference.StartsWith("http://", StringComparison.Ordinal))
            && reference.Contains(".git", StringComparison.Ordinal)
        );

    public string Fetch(string reference, CancellationToken cancellationToken) => throw new RemoteResourceException("lint is offline");
}
