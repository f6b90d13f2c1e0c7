using Compose.Files;

namespace Compose.Engine.Contract;

/// <summary>A file or directory that cannot be read, in words of our own: a native build leaves those of the base library out.</summary>
internal static class UnreadableFile
{
    public static bool IsCause(Exception error) => FileTrouble.IsCause(error);

    public static EngineException At(string path, Exception error) =>
        new(null, $"cannot read {path}: {FileTrouble.Reason(error)}", path, error);

    public static string Reason(Exception error) => FileTrouble.Reason(error);
}
