using System.ComponentModel;
using System.Globalization;
using System.Net.Sockets;

namespace Compose.Files;

/// <summary>
/// Reasons for system errors in our own words. The runtime's messages repeat the path, mention library classes, and are missing from a
/// native build.
/// </summary>
internal static class FileTrouble
{
    public static bool IsCause(Exception error) => error is IOException or UnauthorizedAccessException;

    /// <summary>Follows a colon: "permission denied".</summary>
    public static string Reason(Exception error) =>
        error switch
        {
            UnusableFileException unusable => unusable.Message,
            UnauthorizedAccessException => "permission denied",
            FileNotFoundException or DirectoryNotFoundException => "it does not exist",
            PathTooLongException => "its name is too long",
            IOException { InnerException: SocketException inner } => Reason(inner),
            SocketException socket => Reason(socket),
            IOException => OperatingSystem.IsWindows() ? OfWindows(error.HResult & 0xFFFF) : OfUnix(error.HResult),
            _ => "the system rejects it",
        };

    /// <summary>Why a program could not be started.</summary>
    public static string Reason(Win32Exception error) =>
        error.NativeErrorCode switch
        {
            2 => "it is not installed, or not in PATH",
            5 when OperatingSystem.IsWindows() => "permission denied",
            13 or 1 => "permission denied: is it executable?",
            8 => "this machine cannot run it",
            7 => "its arguments and variables are too long",
            11 or 12 => "the system cannot start another process",
            var other => Numbered(other),
        };

    public static string Reason(SocketException error) =>
        error.SocketErrorCode switch
        {
            SocketError.AccessDenied => "permission denied",
            SocketError.HostNotFound or SocketError.NoData => "no such host",
            SocketError.TryAgain => "the host name cannot be resolved at the moment",
            SocketError.ConnectionRefused => "the connection was refused",
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "the connection was closed by the peer",
            SocketError.TimedOut => "the connection timed out",
            SocketError.HostUnreachable or SocketError.HostDown => "there is no route to the host",
            SocketError.NetworkUnreachable or SocketError.NetworkDown => "the network is unreachable",
            SocketError.AddressNotAvailable => "no local address can reach it",
            SocketError.TooManyOpenSockets => "too many connections are open",
            SocketError.NotSocket or SocketError.ProtocolType or SocketError.OperationNotSupported =>
                "it is not a socket of the right kind",
            _ => Numbered(error.NativeErrorCode),
        };

    private static string OfUnix(int number) =>
        number switch
        {
            5 => "the disk reports an error",
            6 => "there is no process at the other end",
            11 => "it is locked by another process",
            16 or 26 => "it is in use",
            17 => "it already exists",
            20 => "a part of its path is not a directory",
            21 => "it is a directory",
            23 or 24 => "too many files are open",
            27 => "it would be too large",
            28 => "no space left on the disk",
            30 => "the file system is read-only",
            32 => "its reader has closed it",
            36 => "its name is too long",
            39 or 66 => "the directory is not empty",
            40 or 62 => "its symbolic links form a loop",
            116 => "it no longer exists on the server",
            122 => "the disk quota is exceeded",
            _ => Numbered(number),
        };

    private static string OfWindows(int number) =>
        number switch
        {
            5 => "permission denied",
            32 or 33 => "it is in use by another process",
            39 or 112 => "no space left on the disk",
            80 or 183 => "it already exists",
            206 => "its name is too long",
            _ => Numbered(number),
        };

    private static string Numbered(int number) => string.Create(CultureInfo.InvariantCulture, $"the system reports error {number}");
}
