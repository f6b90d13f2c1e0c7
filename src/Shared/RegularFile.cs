using System.Globalization;
using System.Runtime.InteropServices;

namespace Compose.Files;

/// <summary>
/// Reads whole files up to a size limit. Anything but a regular file is refused without reading: a pipe could block forever, a device never
/// ends, and a gigabyte read by mistake exhausts memory.
/// </summary>
internal static partial class RegularFile
{
    /// <summary>The size limit: a thousand times what people write.</summary>
    public const int MostBytes = 64 << 20;

    private const int CurrentDirectory = -100;
    private const int TheLinkItself = 0x100;
    private const uint TypeAndSize = 0x201;

    /// <exception cref="UnusableFileException">It is not a regular file, or too large.</exception>
    /// <exception cref="IOException">It is unreadable; <see cref="FileTrouble"/> gives the reason.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied, or it is a directory.</exception>
    public static byte[] ReadAll(string path)
    {
        if (IsNothing(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var length = file.CanSeek ? file.Length : 0;
        if (length > MostBytes)
            throw TooLarge(length);
        var content = new byte[length];
        var count = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        if (count < length)
            return content[..count];
        // Files without a stated length, such as kernel files, may have more.
        return ReadAll(file) is { Length: > 0 } rest ? [.. content, .. rest] : content;
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="UnusableFileException">It is too large.</exception>
    public static byte[] ReadAll(Stream stream)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int more; (more = stream.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, more);
            if (content.Length > MostBytes)
                throw TooLarge(null);
        }

        return content.ToArray();
    }

    /// <summary>Whether the path itself is a regular file or absent: a link, device or pipe must not be replaced by a file.</summary>
    public static bool MayBeReplaced(string path)
    {
        if (!OperatingSystem.IsLinux())
            return !File.Exists(path) || (File.GetAttributes(path) & (FileAttributes.Device | FileAttributes.ReparsePoint)) == 0;
        Span<uint> answer = stackalloc uint[64];
        return statx(CurrentDirectory, path, TheLinkItself, TypeAndSize, answer) != 0 || (answer[7] & 0xF000) == 0x8000;
    }

    /// <summary>
    /// Refuses what is recognisably not a regular file, or too large, without opening it: for files that others will read.
    /// </summary>
    /// <exception cref="UnusableFileException">It is not a regular file, or too large.</exception>
    public static void MustBeOne(string path) => IsNothing(path);

    /// <summary>Refuses what is recognisably not a regular file without opening it; returns true for the null device.</summary>
    private static bool IsNothing(string path)
    {
        if (!OperatingSystem.IsLinux() || path.Contains('\0'))
            return false;
        Span<uint> answer = stackalloc uint[64];
        // struct statx: mode at byte 28, size at byte 40, device numbers at byte 128.
        if (statx(CurrentDirectory, path, 0, TypeAndSize, answer) != 0)
            return false;
        var kind = answer[7] & 0xF000;
        if (kind == 0x2000 && answer[32] == 1 && answer[33] == 3)
            return true;
        // A pipe passed as a descriptor is intentional: `-f < (generate)`.
        if (kind == 0x1000 && IsDescriptor(path))
            return false;
        if (kind == 0x8000)
            return ((ulong)answer[11] << 32 | answer[10]) is > MostBytes and var size ? throw TooLarge((long)size) : false;
        throw new UnusableFileException(
            kind switch
            {
                0x1000 => "it is a named pipe (FIFO), not a file",
                0x2000 or 0x6000 => "it is a device, not a file",
                0x4000 => "it is a directory",
                0xC000 => "it is a socket, not a file",
                _ => "it is not a file",
            }
        );
    }

    private static bool IsDescriptor(string path) =>
        path.StartsWith("/dev/fd/", StringComparison.Ordinal)
        || path.StartsWith("/proc/self/fd/", StringComparison.Ordinal)
        || path == "/dev/stdin";

    private static UnusableFileException TooLarge(long? size) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"it is {(size is { } bytes ? $"{bytes / 1e6:0} MB" : "endless, or very large")}; the limit is {MostBytes >> 20} MiB"
            )
        );

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, Span<uint> answer);
}

/// <summary>A path named as a file is not a regular file, or not readable.</summary>
/// <param name="reason">Follows a colon: "it is a directory".</param>
internal sealed class UnusableFileException(string reason) : IOException(reason);
