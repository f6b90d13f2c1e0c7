using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>An agent or a key lent to a build.</summary>
/// <param name="Id">The name the Dockerfile asks for; <c>default</c> is the agent.</param>
/// <param name="Path">The agent's socket or the key's file; null takes the running agent.</param>
public readonly record struct SshKey(string Id, string? Path)
{
    internal static ImmutableArray<SshKey> ListOf(Node? node) => node is Sequence list ? [.. list.Items.OfType<Scalar>().Select(Read)] : [];

    private static SshKey Read(Scalar item)
    {
        var split = item.Text.IndexOf('=');
        return split < 0 ? new SshKey(item.Text, null) : new SshKey(item.Text[..split], item.Text[(split + 1)..]);
    }
}
