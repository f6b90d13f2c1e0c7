using System.Text;
using Compose.Engine.Streams;

namespace Compose.Planning.Plans;

/// <summary>The output of a hook: forwarded line by line, and kept for error messages.</summary>
internal sealed class HookOutput(string container, Action<string, string>? sink)
{
    private readonly List<string> lines = [];
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder line = new();

    public async Task ReadAsync(ContainerStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[8 * 1024];
        var characters = new char[buffer.Length];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is { IsEnd: false } piece)
        {
            var count = decoder.GetChars(buffer, 0, piece.Count, characters, 0);
            foreach (var character in characters.AsSpan(0, count))
            {
                if (character == '\n')
                    End();
                else
                    line.Append(character);
            }
        }

        if (line.Length > 0)
            End();
    }

    /// <summary>The end of the output, to follow a sentence; empty when there is none.</summary>
    public string LastLines(int count) => lines.Count == 0 ? "" : ":\n" + string.Join('\n', lines.TakeLast(count));

    private void End()
    {
        var text = line.ToString().TrimEnd('\r');
        line.Clear();
        lines.Add(text);
        sink?.Invoke(container, text);
    }
}
