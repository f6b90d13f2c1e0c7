using Compose.Model.Passes.Paths;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Model.Passes.Normalizing;

/// <summary>Derived values of a service, each a step of the normalizer.</summary>
internal static class ServiceValues
{
    /// <summary><c>if_not_present</c> is a deprecated alias of <c>missing</c>.</summary>
    public static Mapping PullPolicy(Mapping service)
    {
        if (service.ScalarAt(Service.PullPolicyKey) is not { Text: "if_not_present" } alias)
            return service;
        var origin = new Origin(Step.Implied, alias.At, "the newer name of `if_not_present`", alias.Origin);
        return service.With(Service.PullPolicyKey, alias with { Text = "missing", Origin = origin });
    }

    /// <summary>The Dockerfile, and the values of bare build arguments; those without a variable are left to the Dockerfile.</summary>
    public static Mapping Build(Mapping service, VariableScope? variables) =>
        service.Change(
            Service.BuildKey,
            build =>
            {
                if (
                    build[BuildConfig.DockerfileKey] is null or { IsNull: true }
                    && build[BuildConfig.DockerfileInlineKey] is null or { IsNull: true }
                )
                    build = build.With(
                        BuildConfig.DockerfileKey,
                        Implied.Default(build.At, BuildConfig.DefaultDockerfile, "no `dockerfile` is set")
                    );
                return variables is null
                    ? build
                    : build.Change(BuildConfig.ArgsKey, args => WithoutBare(Environments.BareNames.Valued(args, variables)));
            }
        );

    private static Mapping WithoutBare(Mapping args) =>
        args.Entries.Any(static e => e.Value.IsNull) ? args with { Entries = args.Entries.RemoveAll(static e => e.Value.IsNull) } : args;

    /// <summary>Mount points without <c>..</c>, doubled or final slashes.</summary>
    public static Mapping MountTargets(Mapping service) =>
        service[Service.VolumesKey] is Sequence volumes && volumes.Select(Cleaned) is var cleaned && !ReferenceEquals(cleaned, volumes)
            ? service.With(Service.VolumesKey, cleaned)
            : service;

    private static Node Cleaned(Node item) =>
        item is Mapping mount
        && mount.ScalarAt(ServiceVolume.TargetKey) is { } target
        && HostPath.Clean(target.Text) is var clean
        && clean != target.Text
            ? mount.With(ServiceVolume.TargetKey, target with { Text = clean })
            : item;

    /// <summary>A pre_start step runs in its own container, from the service's image unless it names one.</summary>
    public static Mapping HookImages(Mapping service)
    {
        if (service[Service.PreStartKey] is not Sequence hooks || service.ScalarAt(Service.ImageKey) is not { } image)
            return service;
        var inherited = image with { Origin = new Origin(Step.Implied, image.At, "the image of the service", image.Origin) };
        return service.With(
            Service.PreStartKey,
            hooks.Select(item =>
                item is Mapping hook && hook.TextAt(Service.ImageKey) is null ? hook.With(Service.ImageKey, inherited) : item
            )
        );
    }

    /// <summary>Copies scale to deploy.replicas if the service has a deploy section.</summary>
    public static Mapping Replicas(Mapping service)
    {
        if (service.ScalarAt(Service.ScaleKey) is not { } scale || service[Service.DeployKey] is not Mapping deploy)
            return service;
        if (deploy.TextAt(Deploy.ReplicasKey) == scale.Text)
            return service;
        var replicas = scale with { Origin = new Origin(Step.Implied, scale.At, Service.ScaleKey, scale.Origin) };
        return service.With(Service.DeployKey, deploy.With(Deploy.ReplicasKey, replicas));
    }
}
