using System.Text;

namespace Compose.Engine.Streams;

/// <summary>
/// File names are bytes and may not be UTF-8. Invalid bytes are encoded as lone surrogates U+DC80 to U+DCFF, as in PEP 383, so that a name
/// can be held in a string and restored exactly.
/// </summary>
internal static class RawName
{
    private const char First = '\udc80';
    private const char Last = '\udcff';

    /// <summary>Whether a name contains bytes that are not UTF-8.</summary>
    public static bool Is(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is >= First and <= Last && (i == 0 || !char.IsHighSurrogate(name[i - 1])))
                return true;
        }
        return false;
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var name = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
            {
                name.Append(rune.ToString());
                bytes = bytes[length..];
            }
            else
            {
                name.Append((char)(First + (bytes[0] - 0x80)));
                bytes = bytes[1..];
            }
        }
        return name.ToString();
    }

    public static byte[] Encode(string name)
    {
        var bytes = new List<byte>(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]))
                bytes.AddRange(Encoding.UTF8.GetBytes(name.Substring(i++, 2)));
            else if (name[i] is >= First and <= Last)
                bytes.Add((byte)(0x80 + (name[i] - First)));
            else
                bytes.AddRange(Encoding.UTF8.GetBytes([name[i]]));
        }
        return [.. bytes];
    }
}
