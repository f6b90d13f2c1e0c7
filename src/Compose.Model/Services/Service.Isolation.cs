using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

// Sharing with the host or other containers: namespaces, control groups, kernel parameters.
public sealed partial class Service
{
    public const string PidKey = "pid";
    public string? Pid => Text(PidKey);
    private static AttributeSpec PidSpec =>
        new(
            PidKey,
            new TextShape(ScalarTypes.Text | ScalarTypes.Null) { Description = "The PID namespace: `host`, `service:name`, ..." }
        );

    public const string IpcKey = "ipc";
    public string? Ipc => Text(IpcKey);
    private static AttributeSpec IpcSpec =>
        new(IpcKey, new TextShape { Description = "The IPC namespace: `shareable`, `service:name`, ..." });

    public const string UtsKey = "uts";
    public string? Uts => Text(UtsKey);
    private static AttributeSpec UtsSpec => new(UtsKey, new TextShape { Description = "The UTS namespace.", Suggested = ["host"] });

    public const string UsernsModeKey = "userns_mode";
    public string? UsernsMode => Text(UsernsModeKey);
    private static AttributeSpec UsernsModeSpec => new(UsernsModeKey, new TextShape { Description = "The user namespace." });

    public const string CgroupKey = "cgroup";
    public string? Cgroup => Text(CgroupKey);
    private static AttributeSpec CgroupSpec =>
        new(CgroupKey, new TextShape { Description = "The control group namespace: `host` or `private`.", Values = ["host", "private"] });

    public const string CgroupParentKey = "cgroup_parent";
    public string? CgroupParent => Text(CgroupParentKey);
    private static AttributeSpec CgroupParentSpec =>
        new(CgroupParentKey, new TextShape { Description = "The parent control group." });

    public const string IsolationKey = "isolation";
    public string? Isolation => Text(IsolationKey);
    private static AttributeSpec IsolationSpec =>
        new(
            IsolationKey,
            new TextShape
            {
                Description = "The isolation technology; other than `default` only on Windows.",
                Suggested = ["default", "process", "hyperv"],
            }
        );

    public const string RuntimeKey = "runtime";
    public string? Runtime => Text(RuntimeKey);
    private static AttributeSpec RuntimeSpec => new(RuntimeKey, new TextShape { Description = "The OCI runtime." });

    public const string SysctlsKey = "sysctls";
    public ImmutableArray<KeyValuePair<string, string>> Sysctls => Map(SysctlsKey);
    private static AttributeSpec SysctlsSpec =>
        new(
            SysctlsKey,
            new ListOrMapShape(nullIsEmpty: true)
            {
                Description = "Kernel parameters of the container.",
                Merge = MergeRule.AsList,
                Unique = UniqueBy.Key,
            }
        );
}
