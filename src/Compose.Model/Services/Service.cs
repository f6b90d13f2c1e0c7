using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Services;

/// <summary>
/// A service of the resolved project (spec, "Services"). One attribute, one file: Service.&lt;Attribute&gt;.cs holds its shape and its
/// property.
/// </summary>
public sealed partial class Service(Scalar key, Mapping node) : View(node)
{
    /// <summary>What a service may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("service",
    [
        new("profiles", ProfilesShape),
        new("annotations", AnnotationsShape),
        new("attach", AttachShape),
        new("build", BuildShape),
        new("develop", DevelopShape),
        new("blkio_config", BlkioConfigShape),
        new("cap_add", CapAddShape) { WrongNames = ["capabilities"] },
        new("cap_drop", CapDropShape),
        new("cgroup_parent", CgroupParentShape),
        new("cgroup", CgroupShape),
        new("cpu_count", CpuCountShape),
        new("cpu_percent", CpuPercentShape),
        new("cpu_period", CpuPeriodShape),
        new("cpu_quota", CpuQuotaShape),
        new("cpu_rt_period", CpuRtPeriodShape),
        new("cpu_rt_runtime", CpuRtRuntimeShape),
        new("cpus", CpusShape),
        new("cpuset", CpusetShape),
        new("cpu_shares", CpuSharesShape),
        new("command", CommandShape) { WrongNames = ["cmd"] },
        new("configs", ConfigsShape),
        new("container_name", ContainerNameShape) { WrongNames = ["name"] },
        new("credential_spec", CredentialSpecShape),
        new("depends_on", DependsOnShape) { WrongNames = ["depends", "requires", "needs"] },
        new("deploy", DeployShape),
        new("device_cgroup_rules", DeviceCgroupRulesShape),
        new("devices", DevicesShape),
        new("dns", DnsShape),
        new("dns_opt", DnsOptShape),
        new("dns_search", DnsSearchShape),
        new("domainname", DomainnameShape),
        new("entrypoint", EntrypointShape),
        new("provider", ProviderShape),
        new("environment", EnvironmentShape) { WrongNames = ["env", "envs", "env_vars", "envvars", "variables", "vars"] },
        new("env_file", EnvFileShape),
        new("expose", ExposeShape),
        new("extends", ExtendsShape),
        new("external_links", ExternalLinksShape),
        new("extra_hosts", ExtraHostsShape),
        new("group_add", GroupAddShape),
        new("gpus", GpusShape),
        new("hostname", HostnameShape),
        new("healthcheck", HealthcheckShape) { WrongNames = ["health", "health_check"] },
        new("image", ImageShape),
        new("init", InitShape),
        new("ipc", IpcShape),
        new("isolation", IsolationShape),
        new("labels", LabelsShape),
        new("label_file", LabelFileShape),
        new("links", LinksShape),
        new("logging", LoggingShape) { WrongNames = ["log"] },
        new("mem_limit", MemLimitShape) { WrongNames = ["memory"] },
        new("mem_reservation", MemReservationShape),
        new("memswap_limit", MemswapLimitShape),
        new("mem_swappiness", MemSwappinessShape),
        new("mac_address", MacAddressShape),
        new("models", ModelsShape),
        new("network_mode", NetworkModeShape) { WrongNames = ["net"] },
        new("networks", NetworksShape),
        new("oom_kill_disable", OomKillDisableShape),
        new("oom_score_adj", OomScoreAdjShape),
        new("pid", PidShape),
        new("pids_limit", PidsLimitShape),
        new("platform", PlatformShape),
        new("ports", PortsShape),
        new("privileged", PrivilegedShape) { WrongNames = ["privilege"] },
        new("pull_policy", PullPolicyShape),
        new("pull_refresh_after", PullRefreshAfterShape),
        new("read_only", ReadOnlyShape),
        new("restart", RestartShape),
        new("runtime", RuntimeShape),
        new("scale", ScaleShape),
        new("secrets", SecretsShape),
        new("security_opt", SecurityOptShape),
        new("shm_size", ShmSizeShape),
        new("stdin_open", StdinOpenShape),
        new("stop_grace_period", StopGracePeriodShape) { WrongNames = ["stop_timeout"] },
        new("stop_signal", StopSignalShape),
        new("storage_opt", StorageOptShape),
        new("sysctls", SysctlsShape),
        new("tmpfs", TmpfsShape),
        new("tty", TtyShape),
        new("ulimits", UlimitsShape),
        new("use_api_socket", UseApiSocketShape),
        new("user", UserShape),
        new("userns_mode", UsernsModeShape),
        new("uts", UtsShape),
        new("volumes", VolumesShape),
        new("volumes_from", VolumesFromShape),
        new("working_dir", WorkingDirShape) { WrongNames = ["workdir", "working_directory", "cwd"] },
        new("pre_start", PreStartShape),
        new("post_start", PostStartShape),
        new("pre_stop", PreStopShape),
    ])
    {
        Description = "A part of the application: an image, or how to build it, and how its containers run.",
        Definition = "service",
    };

    public string Name => key.Text;

    /// <summary>Where the service's name stands.</summary>
    public Location NameAt => key.At;

    /// <summary>The same service over another node.</summary>
    internal Service With(Mapping other) => ReferenceEquals(other, Node) ? this : new Service(key, other);
}
