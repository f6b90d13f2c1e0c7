using System.Runtime.InteropServices;

namespace Compose.Cli.Terminal;

/// <summary>The handful of system calls about terminals that the runtime does not offer, or only together with the whole of its console.</summary>
internal static partial class SystemCalls
{
    private const int WindowSizeOnLinux = 0x5413;

    // Larger than struct termios anywhere; the C library knows the layout, so it need not be repeated here.
    private const int AttributesSize = 256;

    public static bool IsTerminal(int descriptor) => !OperatingSystem.IsWindows() && isatty(descriptor) == 1;

    /// <summary>Columns and rows of the terminal behind a descriptor; null when it is none or does not know.</summary>
    public static (int Columns, int Rows)? WindowSize(int descriptor)
    {
        if (!OperatingSystem.IsLinux()) return null;
        return ioctl(descriptor, WindowSizeOnLinux, out var size) == 0 && size.Columns > 0 ? (size.Columns, size.Rows) : null;
    }

    /// <summary>Writes a part; how many bytes, or the negative error number.</summary>
    public static unsafe int Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var count = write(descriptor, start, bytes.Length);
            return count < 0 ? -Marshal.GetLastPInvokeError() : (int)count;
        }
    }

    /// <summary>Reads what is there, waiting for the first byte; 0 is the end, a negative number an error.</summary>
    public static unsafe int Read(int descriptor, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            var count = read(descriptor, start, buffer.Length);
            return count < 0 ? -Marshal.GetLastPInvokeError() : (int)count;
        }
    }

    /// <summary>Turns raw mode on; the attributes as they were, or null when the descriptor is no terminal.</summary>
    public static byte[]? MakeRaw(int descriptor)
    {
        var before = new byte[AttributesSize];
        if (OperatingSystem.IsWindows() || tcgetattr(descriptor, before) != 0) return null;
        var raw = (byte[])before.Clone();
        cfmakeraw(raw);
        return tcsetattr(descriptor, 0, raw) == 0 ? before : null;
    }

    /// <summary>Gives a terminal the attributes that <see cref="MakeRaw"/> returned.</summary>
    public static void SetAttributes(int descriptor, byte[] attributes) => _ = tcsetattr(descriptor, 0, attributes);

    [LibraryImport("libc")]
    private static partial int tcgetattr(int descriptor, byte[] attributes);

    [LibraryImport("libc")]
    private static partial int tcsetattr(int descriptor, int when, byte[] attributes);

    [LibraryImport("libc")]
    private static partial void cfmakeraw(byte[] attributes);

    [LibraryImport("libc")]
    private static partial int isatty(int descriptor);

    [LibraryImport("libc")]
    private static partial int ioctl(int descriptor, nuint request, out Window size);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial nint write(int descriptor, byte* bytes, nint count);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial nint read(int descriptor, byte* bytes, nint count);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Window
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        private readonly ushort width;
        private readonly ushort height;
    }
}
