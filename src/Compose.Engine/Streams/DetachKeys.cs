using System.Collections.Immutable;
using Compose.Engine.Contract;

namespace Compose.Engine.Streams;

/// <summary>A sequence of keys that leaves a terminal without ending what runs in it, such as <c>ctrl-p,ctrl-q</c>.</summary>
public sealed class DetachKeys
{
    /// <summary>What Docker uses when nothing else is configured.</summary>
    public const string Default = "ctrl-p,ctrl-q";

    private const string ControlCharacters = "@abcdefghijklmnopqrstuvwxyz[\\]^_";

    private DetachKeys(ImmutableArray<byte> sequence) => Sequence = sequence;

    /// <summary>What the terminal sends for them.</summary>
    public ImmutableArray<byte> Sequence { get; }

    /// <summary>Reads keys separated by commas: a character, or <c>ctrl-</c> and a letter or one of <c>@ [ \ ] ^ _</c>.</summary>
    /// <exception cref="EngineException">A key is none of these.</exception>
    public static DetachKeys Parse(string text)
    {
        var sequence = ImmutableArray.CreateBuilder<byte>();
        foreach (var key in text.Split(','))
        {
            if (key.Length == 1 && char.IsAscii(key[0]))
                sequence.Add((byte)key[0]);
            else if (
                key.Length == 6
                && key.StartsWith("ctrl-", StringComparison.OrdinalIgnoreCase)
                && ControlCharacters.IndexOf(char.ToLowerInvariant(key[5]), StringComparison.Ordinal) is >= 0 and var code
            )
                sequence.Add((byte)code);
            else
                throw new EngineException(
                    null,
                    $"invalid detach keys \"{text}\": \"{key}\" is not a key; expected a character, or ctrl- and one of a-z @ [ \\ ] ^ _",
                    text
                );
        }
        return new(sequence.DrainToImmutable());
    }

    /// <summary>Begins to watch what is typed.</summary>
    public Detector Watch() => new(Sequence);

    /// <summary>Watches what is typed. Keys that may begin the sequence are held back until it is clear that they do not.</summary>
    public sealed class Detector
    {
        private readonly ImmutableArray<byte> sequence;
        private int held;

        internal Detector(ImmutableArray<byte> sequence) => this.sequence = sequence;

        /// <summary>Takes what was typed and gives what to pass on; true when the sequence is complete, which ends it all.</summary>
        /// <param name="passed">Room for <paramref name="typed"/> and the sequence.</param>
        /// <param name="count">How much of <paramref name="passed"/> is to be passed on.</param>
        public bool Take(ReadOnlySpan<byte> typed, Span<byte> passed, out int count)
        {
            count = 0;
            foreach (var key in typed)
            {
                while (held > 0 && key != sequence[held])
                    Release(passed, ref count);
                if (key != sequence[held])
                    passed[count++] = key;
                else if (++held == sequence.Length)
                    return true;
            }
            return false;
        }

        // Passes the oldest keys, until what is left begins the sequence again: ctrl-p ctrl-p ctrl-q must be found too.
        private void Release(Span<byte> passed, ref int count)
        {
            var kept = sequence.AsSpan(0, held);
            var dropped = 1;
            while (!sequence.AsSpan().StartsWith(kept[dropped..]))
                dropped++;
            kept[..dropped].CopyTo(passed[count..]);
            count += dropped;
            held -= dropped;
        }
    }
}
