namespace Compose.Model.Inputs;

/// <summary>A file that is there and cannot be read, or is no file.</summary>
/// <param name="path">Absolute.</param>
/// <param name="reason">Goes on after a colon: "permission denied".</param>
/// <param name="help">What to do.</param>
public sealed class UnreadableSourceException(string path, string reason, string help, Exception? inner = null)
    : IOException($"cannot read {path}: {reason}", inner)
{
    /// <summary>Goes on after a colon: "permission denied".</summary>
    public string Reason { get; } = reason;

    /// <summary>What to do, as a sentence without its full stop.</summary>
    public string Help { get; } = help;
}
