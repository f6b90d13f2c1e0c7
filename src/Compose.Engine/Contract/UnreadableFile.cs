using Compose.Files;

namespace Compose.Engine.Contract;

/// <summary>Messages for unreadable files and directories: a native build omits those of the base library.</summary>
internal static class UnreadableFile
{
    public static bool IsCause(Exception error) => FileTrouble.IsCause(error);

    public static EngineException At(string path, Exception error) =>
        new(null, $"cannot read {path}: {FileTrouble.Reason(error)}", path, error);

    public static string Reason(Exception error) => FileTrouble.Reason(error);
}
