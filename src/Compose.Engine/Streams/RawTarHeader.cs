using System.Formats.Tar;
using System.Text;

namespace Compose.Engine.Streams;

/// <summary>
/// The header of an item whose name is not UTF-8, in GNU tar format: <see cref="TarWriter"/> takes names as text and would alter them.
/// </summary>
internal static class RawTarHeader
{
    public const int Block = 512;
    private const int LongestName = 100;

    /// <summary>The blocks that precede the item's content.</summary>
    public static byte[] Of(
        byte[] name,
        TarEntryType type,
        UnixFileMode mode,
        TarOwner owner,
        DateTimeOffset modified,
        long size,
        byte[] target
    ) =>
        [
            .. name.Length > LongestName ? Long('L', name) : [],
            .. target.Length > LongestName ? Long('K', target) : [],
            .. Header(name, (char)type, (int)mode, owner, modified, size, target),
        ];

    /// <summary>A name too long for a header becomes the content of a preceding one.</summary>
    private static byte[] Long(char type, byte[] name)
    {
        var blocks = new byte[Block * (1 + (name.Length + Block) / Block)];
        Header("././@LongLink"u8.ToArray(), type, 0, default, DateTimeOffset.UnixEpoch, name.Length + 1, []).CopyTo(blocks, 0);
        name.CopyTo(blocks, Block);
        return blocks;
    }

    private static byte[] Header(byte[] name, char type, int mode, TarOwner owner, DateTimeOffset modified, long size, byte[] target)
    {
        var header = new byte[Block];
        name.AsSpan(0, Math.Min(name.Length, LongestName)).CopyTo(header);
        Number(header, 100, 7, mode);
        Number(header, 108, 7, owner.UserId);
        Number(header, 116, 7, owner.GroupId);
        Number(header, 124, 11, size);
        Number(header, 136, 11, Math.Max(0, modified.ToUnixTimeSeconds()));
        "        "u8.CopyTo(header.AsSpan(148)); // the checksum counts its own field as blanks
        header[156] = (byte)type;
        target.AsSpan(0, Math.Min(target.Length, LongestName)).CopyTo(header.AsSpan(157));
        "ustar  \0"u8.CopyTo(header.AsSpan(257));
        var sum = 0;
        foreach (var value in header)
            sum += value;
        Number(header, 148, 6, sum);
        header[154] = 0;
        return header;
    }

    private static void Number(byte[] header, int at, int digits, long value) =>
        Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(digits, '0').AsSpan(0, digits), header.AsSpan(at));
}
