using System.Runtime.InteropServices;

namespace Compose.Cli.Hosting;

/// <summary>Terminal and file system calls that the runtime lacks, or offers only with its whole console.</summary>
internal static partial class SystemCalls
{
    private const int WindowSizeOnLinux = 0x5413;

    private const int NoSuchProcess = 3;
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint UserAndGroup = 0x18;

    // Larger than struct termios on any system; only the C library needs to know the layout.
    private const int AttributesSize = 256;

    public static bool IsTerminal(int descriptor) => !OperatingSystem.IsWindows() && isatty(descriptor) == 1;

    /// <summary>Whether there is a process of that number; one of another user counts.</summary>
    public static bool IsProcess(int number) =>
        OperatingSystem.IsWindows() || kill(number, 0) == 0 || Marshal.GetLastPInvokeError() != NoSuchProcess;

    /// <summary>The user id; null where users have no numeric id.</summary>
    public static uint? UserId => OperatingSystem.IsWindows() ? null : getuid();

    /// <summary>Columns and rows of the terminal behind a descriptor; null when it is not a terminal or the size is unknown.</summary>
    public static (int Columns, int Rows)? WindowSize(int descriptor)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        return ioctl(descriptor, WindowSizeOnLinux, out var size) == 0 && size.Columns > 0 ? (size.Columns, size.Rows) : null;
    }

    /// <summary>Writes part of the bytes; returns the number of bytes written, or the negative error number.</summary>
    public static unsafe int Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var count = write(descriptor, start, bytes.Length);
            return count < 0 ? -Marshal.GetLastPInvokeError() : (int)count;
        }
    }

    /// <summary>Reads available bytes, blocking for the first; returns 0 at the end, a negative error number on failure.</summary>
    public static unsafe int Read(int descriptor, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            var count = read(descriptor, start, buffer.Length);
            return count < 0 ? -Marshal.GetLastPInvokeError() : (int)count;
        }
    }

    /// <summary>Enables raw mode; returns the previous attributes, or null when the descriptor is not a terminal.</summary>
    public static byte[]? MakeRaw(int descriptor)
    {
        var before = new byte[AttributesSize];
        if (OperatingSystem.IsWindows() || tcgetattr(descriptor, before) != 0)
            return null;
        var raw = (byte[])before.Clone();
        cfmakeraw(raw);
        return tcsetattr(descriptor, 0, raw) == 0 ? before : null;
    }

    /// <summary>
    /// Passes on each key at once, without echo; signals of keys and the output are as before. Linux only, whose struct termios begins with
    /// four flag words, a byte, and the control characters. Null when the descriptor is not a terminal.
    /// </summary>
    public static byte[]? MakeKeyByKey(int descriptor)
    {
        const int LocalFlags = 12;
        const byte CanonicalAndEcho = 0x02 | 0x08;
        const int Minimum = 17 + 6;
        const int Timeout = 17 + 5;
        var before = new byte[AttributesSize];
        if (!OperatingSystem.IsLinux() || tcgetattr(descriptor, before) != 0)
            return null;
        var changed = (byte[])before.Clone();
        changed[BitConverter.IsLittleEndian ? LocalFlags : LocalFlags + 3] &= unchecked((byte)~CanonicalAndEcho);
        (changed[Minimum], changed[Timeout]) = (1, 0);
        return tcsetattr(descriptor, 0, changed) == 0 ? before : null;
    }

    /// <summary>Restores the attributes returned by <see cref="MakeRaw"/>.</summary>
    public static void SetAttributes(int descriptor, byte[] attributes) => _ = tcsetattr(descriptor, 0, attributes);

    /// <summary>User and group of a file, not following links; root where unknown.</summary>
    public static (int User, int Group) OwnerOf(string path)
    {
        if (!OperatingSystem.IsLinux())
            return (0, 0);
        Span<uint> answer = stackalloc uint[64];
        // struct statx: mask, block size, attributes (64 bits), links, user, group.
        return statx(CurrentDirectory, path, NoFollow, UserAndGroup, answer) == 0 ? ((int)answer[5], (int)answer[6]) : (0, 0);
    }

    /// <summary>Changes the owner of a file, not following links; silently fails for anyone but the superuser.</summary>
    public static void SetOwner(string path, int user, int group)
    {
        if (!OperatingSystem.IsWindows())
            _ = lchown(path, user, group);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, Span<uint> answer);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int lchown(string path, int user, int group);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc")]
    private static partial uint getuid();

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
