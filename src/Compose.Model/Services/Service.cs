using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Services;

/// <summary>A service of the resolved project (spec, "Services").</summary>
/// <remarks>
/// One attribute, one place: a paragraph of its family's file, Service.&lt;Family&gt;.cs, holds its key, its typed value and its spec,
/// which is the shape with merge rule and description. Here the specs stand in the order of output.
/// </remarks>
public sealed partial class Service(Scalar key, Mapping node) : View(node)
{
    /// <summary>What a service may say, in the order of output.</summary>
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

    /// <summary>Where the service's name stands.</summary>
    public Location NameAt => key.At;

    /// <summary>The same service over another node.</summary>
    internal Service With(Mapping other) => ReferenceEquals(other, Node) ? this : new Service(key, other);
}
