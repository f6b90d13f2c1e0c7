using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Options of a bind mount.</summary>
public sealed class BindOptions(Mapping node) : View(node)
{
    /// <summary><c>z</c> shares the label, <c>Z</c> keeps it private.</summary>
    public string? Selinux => Text("selinux");

    /// <summary><c>rprivate</c>, <c>shared</c>, <c>rslave</c>, ...</summary>
    public string? Propagation => Text("propagation");

    /// <summary>Whether a missing host directory is made.</summary>
    public bool CreateHostPath => Flag("create_host_path") ?? true;

    /// <summary><c>enabled</c>, <c>disabled</c>, <c>writable</c> or <c>readonly</c>.</summary>
    public string? Recursive => Text("recursive");
}
