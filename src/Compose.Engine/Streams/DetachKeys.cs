using System.Collections.Immutable;
using Compose.Engine.Contract;

namespace Compose.Engine.Streams;

/// <summary>A key sequence that detaches from a terminal without stopping its process, such as <c>ctrl-p,ctrl-q</c>.</summary>
public sealed class DetachKeys
{
    /// <summary>The default sequence.</summary>
    public const string Default = "ctrl-p,ctrl-q";

    private const string ControlCharacters = "@abcdefghijklmnopqrstuvwxyz[\\]^_";

    private DetachKeys(ImmutableArray<byte> sequence) => Sequence = sequence;

    /// <summary>The bytes the terminal sends for the keys.</summary>
    public ImmutableArray<byte> Sequence { get; }

    /// <summary>Parses comma-separated keys: a character, or <c>ctrl-</c> and a letter or one of <c>@ [ \ ] ^ _</c>.</summary>
    /// <exception cref="EngineException">A key is invalid.</exception>
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

    /// <summary>Starts detection in typed input.</summary>
    public Detector Watch() => new(Sequence);

    /// <summary>Detects the sequence in typed input. Keys that may start it are held back until they turn out not to.</summary>
    public sealed class Detector
    {
        private readonly ImmutableArray<byte> sequence;
        private int held;

        internal Detector(ImmutableArray<byte> sequence) => this.sequence = sequence;

        /// <summary>Filters input; true when the sequence is complete, which ends the detection.</summary>
        /// <param name="passed">Receives the input to forward; must have room for <paramref name="typed"/> and the sequence.</param>
        /// <param name="count">Number of bytes in <paramref name="passed"/> to forward.</param>
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

        // Forwards the oldest keys until the rest is a prefix of the sequence: ctrl-p ctrl-p ctrl-q must be detected too.
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
