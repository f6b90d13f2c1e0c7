using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Compose.Engine.Streams;

/// <summary>
/// Files whose names are not UTF-8, which the base library can neither list nor open. Linux only: such names do not exist elsewhere.
/// </summary>
/// <param name="Path">Absolute, with bytes encoded by <see cref="RawName"/>.</param>
internal sealed partial record RawFile(string Path, RawFile.Kind Type, UnixFileMode Mode, DateTimeOffset Modified)
{
    public enum Kind
    {
        File,
        Directory,
        Link,
        Other,
    }

    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const int CloseOnExec = 0x80000;
    private const uint BasicAnswers = 0x7FF;

    // struct dirent of Linux C libraries: two numbers of 8 bytes, the entry's length, its kind, its name.
    private const int NameOffset = 19;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The files of a directory whose names are not UTF-8.</summary>
    public static unsafe List<RawFile> Of(string directory)
    {
        var found = new List<RawFile>();
        if (!OperatingSystem.IsLinux())
            return found;
        var stream = opendir(Terminated(directory));
        if (stream == 0)
            throw new IOException("a directory cannot be read", Marshal.GetLastPInvokeError());
        for (var entry = (byte*)readdir(stream); entry is not null; entry = (byte*)readdir(stream))
        {
            var name = RawName.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameOffset));
            if (RawName.Is(name) && Look($"{directory}/{name}") is { } file)
                found.Add(file);
        }
        _ = closedir(stream);
        return found;
    }

    /// <summary>Opens it for reading, or a directory for listing as <c>/proc/self/fd/N</c>.</summary>
    public SafeFileHandle Open()
    {
        var descriptor = open(Terminated(Path), CloseOnExec);
        return descriptor >= 0
            ? new(descriptor, ownsHandle: true)
            : throw new IOException("a file cannot be read", Marshal.GetLastPInvokeError());
    }

    /// <summary>The link's target.</summary>
    public byte[] Target()
    {
        var target = new byte[4096];
        var length = readlink(Terminated(Path), target, target.Length);
        return length >= 0 ? target[..(int)length] : throw new IOException("a link cannot be read", Marshal.GetLastPInvokeError());
    }

    private static RawFile? Look(string path)
    {
        Span<uint> answer = stackalloc uint[64];
        // struct statx: mode at byte 28, modification time at byte 112.
        if (statx(CurrentDirectory, Terminated(path), NoFollow, BasicAnswers, answer) != 0)
            return null; // deleted meanwhile
        var kind = (answer[7] & 0xF000) switch
        {
            0x8000 => Kind.File,
            0x4000 => Kind.Directory,
            0xA000 => Kind.Link,
            _ => Kind.Other,
        };
        var seconds = (long)((ulong)answer[29] << 32 | answer[28]);
        return new(path, kind, (UnixFileMode)(answer[7] & 0xFFF), DateTimeOffset.FromUnixTimeSeconds(Math.Max(0, seconds)));
    }

    private static byte[] Terminated(string path) => [.. RawName.Encode(path), 0];

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint opendir(byte[] path);

    [LibraryImport("libc")]
    private static partial nint readdir(nint stream);

    [LibraryImport("libc")]
    private static partial int closedir(nint stream);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int open(byte[] path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint readlink(byte[] path, byte[] target, nint size);

    [LibraryImport("libc")]
    private static partial int statx(int folder, byte[] path, int flags, uint mask, Span<uint> answer);
}
