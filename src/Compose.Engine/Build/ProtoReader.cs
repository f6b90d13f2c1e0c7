using System.Buffers.Binary;
using System.Text;

namespace Compose.Engine.Build;

/// <summary>Reads the protobuf wire format: only what one BuildKit message needs, instead of a library and its generator.</summary>
/// <exception cref="FormatException">Thrown by every member on malformed data.</exception>
internal ref struct ProtoReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>The number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Its value as a number.</summary>
    public ulong Number { get; private set; }

    /// <summary>Its value as bytes, text or a message.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Its value as text.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Its value as a <c>google.protobuf.Timestamp</c>.</summary>
    public readonly DateTimeOffset Time
    {
        get
        {
            long seconds = 0,
                nanoseconds = 0;
            var reader = new ProtoReader(Bytes);
            while (reader.Next())
            {
                if (reader.Field == 1)
                    seconds = (long)reader.Number;
                else if (reader.Field == 2)
                    nanoseconds = (long)reader.Number;
            }
            var ticks =
                DateTimeOffset.UnixEpoch.Ticks + (Int128)seconds * TimeSpan.TicksPerSecond + nanoseconds / TimeSpan.NanosecondsPerTick;
            return new((long)Int128.Clamp(ticks, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
        }
    }

    /// <summary>Advances to the next field; false at the end.</summary>
    public bool Next()
    {
        if (rest.IsEmpty)
            return false;
        var key = Varint();
        Field = (int)(key >> 3);
        Number = 0;
        Bytes = default;
        switch (key & 7)
        {
            case 0:
                Number = Varint();
                break;
            case 1:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
                break;
            case 2:
                Bytes = Take(Varint());
                break;
            case 5:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
                break;
            default:
                throw new FormatException("a field has no known wire type");
        }
        return true;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
        throw new FormatException("a number is too long");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)rest.Length)
            throw new FormatException("a field is cut off");
        var taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }
}
