using System.Collections.Immutable;
using Compose.Lint.Rules;
using Compose.Lint.Rules.Consistency;
using Compose.Lint.Rules.Portability;
using Compose.Lint.Rules.Reliability;
using Compose.Lint.Rules.Reproducibility;
using Compose.Lint.Rules.Security;
using Compose.Lint.Rules.Style;

namespace Compose.Lint.Catalog;

/// <summary>All rules, one per line, by id.</summary>
internal static class RuleSet
{
    public static ImmutableArray<Rule> All { get; } =
    [
        new UnusedAnchor(),
        new UnescapedDollar(),
        new HostPortClash(),
        new PublishedPortWithReplicas(),
        new DuplicateMountTarget(),
        new ShadowedListEntry(),
        new PortsIgnored(),
        new PortsOnInternalNetworks(),
        new DependencyWithoutSharedNetwork(),
        new UnreachableServiceHost(),
        new LocalhostToSibling(),
        new HealthyWithoutHealthcheck(),
        new CompletedOnRestarting(),
        new BindSourceMissing(),
        new FileMissing(),
        new BuildInputMissing(),
        new UnknownBuildTarget(),
        new BuildArgMismatch(),
        new CopyNotInContext(),
        new RelativeContainerPath(),
        new StaticIpOrSubnet(),
        new IgnoredOutsideSwarm(),
        new ExternalWithSettings(),
        new OverrideTypo(),
        new MergeSurprise(),
        new UnusedResource(),
        new VolumeSharedRw(),
        new QuotesInValue(),
        new MissingDollar(),
        new SecretPathAsValue(),
        new SharedName(),
        new EnvFileShadowed(),
        new NamesOnDefaultBridge(),
        new PullPolicyWithoutBuild(),
        new MountOptionsIgnored(),
        new CommandIgnored(),
        new NamespaceConflict(),
        new MemoryLimits(),
        new NumbersOfTheEngine(),
        new SysctlsRefused(),
        new SecurityOptionsRefused(),
        new LogOptionsRefused(),
        new MountsRefused(),
        new DevicesRefused(),
        new NothingStarts(),
        new LogDriverMisspelt(),
        new DockerSocket(),
        new PrivilegedContainer(),
        new DangerousCapability(),
        new HostNamespace(),
        new SensitiveHostPath(),
        new SecretInEnvironment(),
        new PortAllInterfaces(),
        new DatastorePublished(),
        new SecurityProfileOff(),
        new SecretFileInGit(),
        new CredentialsInAddress(),
        new SecretInBuildArg(),
        new HardeningBaseline(),
        new MissingHealthcheck(),
        new MissingRestart(),
        new MissingLimits(),
        new HealthcheckTiming(),
        new ShellInExecForm(),
        new StatefulWithoutVolume(),
        new WrongDataPath(),
        new StartedNotHealthy(),
        new UnboundedLogs(),
        new HealthcheckCommand(),
        new RestartDisagrees(),
        new ImageUntagged(),
        new MutableTag(),
        new NotDigestPinned(),
        new MissingProjectName(),
        new AbsoluteHostPath(),
        new WindowsOnlyPath(),
        new HostGatewayMissing(),
        new OutsideProject(),
        new QuotePorts(),
        new RedundantDefault(),
        new LegacyLinks(),
        new MissingDockerignore(),
    ];

    public static IReadOnlySet<string> Ids { get; } = new HashSet<string>(All.Select(static rule => rule.Descriptor.Id));
}
