using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Options of a bind mount.</summary>
public sealed class BindOptions(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("bind",
    [
        new("selinux", new TextShape { Description = "`z` shares the label, `Z` keeps it private.", Values = ["z", "Z"] }),
        new("propagation", new TextShape
        {
            Description = "`rprivate`, `shared`, `rslave`, ...",
            Suggested = ["rprivate", "private", "rshared", "shared", "rslave", "slave"],
        }),
        new("create_host_path", new OptOutShape { Description = "Whether a missing host directory is made.", Emit = Emit.OptOut }),
        new("recursive", new TextShape
        {
            Description = "`enabled`, `disabled`, `writable` or `readonly`.",
            Values = ["enabled", "disabled", "writable", "readonly"],
        }),
    ])
    {
        Description = "Options of a bind mount.",
        Emit = Emit.WhenGiven,
    };

    /// <summary><c>z</c> shares the label, <c>Z</c> keeps it private.</summary>
    public string? Selinux => Text("selinux");

    /// <summary><c>rprivate</c>, <c>shared</c>, <c>rslave</c>, ...</summary>
    public string? Propagation => Text("propagation");

    /// <summary>Whether a missing host directory is made.</summary>
    public bool CreateHostPath => Flag("create_host_path") ?? true;

    /// <summary><c>enabled</c>, <c>disabled</c>, <c>writable</c> or <c>readonly</c>.</summary>
    public string? Recursive => Text("recursive");
}
