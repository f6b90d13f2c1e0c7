using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Compose.Engine.Contract;

namespace Compose.Engine.Streams;

/// <summary>Reads JSON values, one per line, each as soon as its line is complete.</summary>
public static class JsonLines
{
    /// <summary>The values until the end of the stream, which is closed when the enumeration is abandoned.</summary>
    /// <param name="call">The call, for messages.</param>
    /// <exception cref="EngineException">The connection breaks, or a line is malformed.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Stream stream,
        JsonTypeInfo<T> type,
        string call,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
        where T : class
    {
        await using var closing = stream.ConfigureAwait(false);
        var buffer = new byte[16 * 1024];
        int end = 0,
            scanned = 0;
        while (true)
        {
            int newline,
                start = 0;
            while ((newline = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n')) >= 0)
            {
                newline += scanned;
                if (Parse(buffer.AsSpan(start, newline - start), type, call) is { } value)
                    yield return value;
                start = scanned = newline + 1;
            }
            if (start > 0)
                buffer.AsSpan(start, end - start).CopyTo(buffer);
            end = scanned = end - start;
            if (end == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var count = await ReadAsync(stream, buffer.AsMemory(end), call, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                break;
            end += count;
        }
        if (Parse(buffer.AsSpan(0, end), type, call) is { } last)
            yield return last;
    }

    private static async ValueTask<int> ReadAsync(Stream stream, Memory<byte> buffer, string call, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new EngineException(null, "the connection to the engine was lost while reading the response", call, error);
        }
    }

    private static T? Parse<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type, string call)
        where T : class
    {
        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty)
            return null;
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException error)
        {
            throw new EngineException(null, "the engine sent an invalid line in its response", call, error);
        }
    }
}
