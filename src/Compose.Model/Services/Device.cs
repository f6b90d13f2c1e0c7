using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A device of the host made visible in a container.</summary>
public sealed class Device(Mapping node) : View(node)
{
    /// <summary>The host's device, or the name of a CDI device.</summary>
    public string Source => Text("source") ?? "";

    /// <summary>The path in the container.</summary>
    public string Target => Text("target") ?? Source;

    /// <summary>Of <c>r</c>ead, <c>w</c>rite, <c>m</c>knod.</summary>
    public string Permissions => Text("permissions") ?? "rwm";
}
