namespace Compose.Engine;

/// <summary>A file or directory that cannot be read, in words of our own: a native build leaves those of the base library out.</summary>
internal static class UnreadableFile
{
    public static bool IsCause(Exception error) => error is IOException or UnauthorizedAccessException;

    public static EngineException At(string path, Exception error) => new(null, $"cannot read {path}: {Reason(error)}", path, error);

    public static string Reason(Exception error) => error switch
    {
        UnauthorizedAccessException => "you have no permission",
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        // Any other is the operating system's own sentence.
        _ => error.Message,
    };
}
