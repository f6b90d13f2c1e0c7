using System.Collections.Immutable;

namespace Compose.Cli.Terminal.Sessions;

/// <summary>Keys that leave a container's terminal and let it run on: <c>ctrl-p,ctrl-q</c> unless something else is set.</summary>
internal sealed class DetachKeys
{
    private const string Default = "ctrl-p,ctrl-q";
    private readonly ImmutableArray<byte> keys;
    private int matched;

    private DetachKeys(ImmutableArray<byte> keys) => this.keys = keys;

    /// <param name="text">A letter, or ctrl- and a letter or one of <c>@ [ \ ] ^ _</c>; more of them joined by commas. Null or empty: the default.</param>
    /// <exception cref="CommandFailed">It is none of these.</exception>
    public static DetachKeys Parse(string? text)
    {
        var keys = ImmutableArray.CreateBuilder<byte>();
        foreach (var key in (string.IsNullOrEmpty(text) ? Default : text).Split(','))
        {
            keys.Add(key switch
            {
                [var letter and > ' ' and < (char)0x7f] => (byte)letter,
                ['c', 't', 'r', 'l', '-', var letter and >= 'a' and <= 'z'] => (byte)(letter - 'a' + 1),
                "ctrl-@" => 0,
                "ctrl-[" => 27,
                "ctrl-\\" => 28,
                "ctrl-]" => 29,
                "ctrl-^" => 30,
                "ctrl-_" => 31,
                _ => throw new CommandFailed($"invalid detach keys \"{text}\": expected keys such as ctrl-p,ctrl-q"),
            });
        }

        return new DetachKeys(keys.ToImmutable());
    }

    /// <summary>
    /// What of the typed bytes goes on. Keys that may yet become the sequence are held back until the next call; true when the sequence is complete.
    /// </summary>
    public bool Pass(ReadOnlySpan<byte> typed, List<byte> on)
    {
        foreach (var key in typed)
        {
            if (key == keys[matched])
            {
                if (++matched == keys.Length) return true;
                continue;
            }

            for (var i = 0; i < matched; i++) on.Add(keys[i]);
            matched = key == keys[0] ? 1 : 0;
            if (matched == 1 && keys.Length == 1) return true;
            if (matched == 0) on.Add(key);
        }

        return false;
    }
}
