using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Services;

/// <summary>A service of the resolved project (spec, "Services").</summary>
/// <remarks>
/// Each attribute is a paragraph of its family's file, Service.&lt;Family&gt;.cs: its key, typed value and spec, which is the shape with
/// merge rule and description. This file lists the specs in output order.
/// </remarks>
public sealed partial class Service(Scalar key, Mapping node) : View(node)
{
    /// <summary>The attributes of a service, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "service",
            [
                ProfilesSpec,
                AnnotationsSpec,
                AttachSpec,
                BuildSpec,
                DevelopSpec,
                BlkioConfigSpec,
                CapAddSpec,
                CapDropSpec,
                CgroupParentSpec,
                CgroupSpec,
                CpuCountSpec,
                CpuPercentSpec,
                CpuPeriodSpec,
                CpuQuotaSpec,
                CpuRtPeriodSpec,
                CpuRtRuntimeSpec,
                CpusSpec,
                CpusetSpec,
                CpuSharesSpec,
                CommandSpec,
                ConfigsSpec,
                ContainerNameSpec,
                CredentialSpecSpec,
                DependsOnSpec,
                DeploySpec,
                DeviceCgroupRulesSpec,
                DevicesSpec,
                DnsSpec,
                DnsOptSpec,
                DnsSearchSpec,
                DomainnameSpec,
                EntrypointSpec,
                ProviderSpec,
                EnvironmentSpec,
                EnvFileSpec,
                ExposeSpec,
                ExtendsSpec,
                ExternalLinksSpec,
                ExtraHostsSpec,
                GroupAddSpec,
                GpusSpec,
                HostnameSpec,
                HealthcheckSpec,
                ImageSpec,
                InitSpec,
                IpcSpec,
                IsolationSpec,
                LabelsSpec,
                LabelFileSpec,
                LinksSpec,
                LoggingSpec,
                MemLimitSpec,
                MemReservationSpec,
                MemswapLimitSpec,
                MemSwappinessSpec,
                MacAddressSpec,
                ModelsSpec,
                NetworkModeSpec,
                NetworksSpec,
                OomKillDisableSpec,
                OomScoreAdjSpec,
                PidSpec,
                PidsLimitSpec,
                PlatformSpec,
                PortsSpec,
                PrivilegedSpec,
                PullPolicySpec,
                PullRefreshAfterSpec,
                ReadOnlySpec,
                RestartSpec,
                RuntimeSpec,
                ScaleSpec,
                SecretsSpec,
                SecurityOptSpec,
                ShmSizeSpec,
                StdinOpenSpec,
                StopGracePeriodSpec,
                StopSignalSpec,
                StorageOptSpec,
                SysctlsSpec,
                TmpfsSpec,
                TtySpec,
                UlimitsSpec,
                UseApiSocketSpec,
                UserSpec,
                UsernsModeSpec,
                UtsSpec,
                VolumesSpec,
                VolumesFromSpec,
                WorkingDirSpec,
                PreStartSpec,
                PostStartSpec,
                PreStopSpec,
            ]
        )
        {
            Description = "A service: an image, or how to build it, and how its containers run.",
            Definition = "service",
        };

    public string Name => key.Text;

    /// <summary>Location of the service's name.</summary>
    public Location NameAt => key.At;

    /// <summary>The same service over another node.</summary>
    internal Service With(Mapping other) => ReferenceEquals(other, Node) ? this : new Service(key, other);
}
