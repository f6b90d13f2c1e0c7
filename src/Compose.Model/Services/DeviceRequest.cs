using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Devices asked for by what they can do, such as graphics processors.</summary>
public sealed class DeviceRequest(Mapping node) : View(node)
{
    /// <summary>What each device must be able to do: <c>gpu</c>, <c>tpu</c>.</summary>
    public ImmutableArray<string> Capabilities => List("capabilities");

    /// <summary>The driver.</summary>
    public string? Driver => Text("driver");

    /// <summary>How many; -1 is all.</summary>
    public long? Count => Whole("count");

    /// <summary>Exactly these, in place of a count.</summary>
    public ImmutableArray<string> DeviceIds => List("device_ids");

    /// <summary>Options of the driver.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Options => Map("options");
}
