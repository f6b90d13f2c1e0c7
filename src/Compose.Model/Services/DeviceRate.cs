using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>What a container may read from or write to a block device each second.</summary>
public sealed class DeviceRate(Mapping node) : View(node)
{
    /// <summary>The device.</summary>
    public string Path => Text("path") ?? "";

    /// <summary>Bytes, or operations.</summary>
    public long Rate => Whole("rate") ?? 0;
}
