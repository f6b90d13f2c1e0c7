using Compose.Lint.Dockerfiles;
using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Reliability;

internal sealed class HealthyWithoutHealthcheck : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF119", "healthy-without-healthcheck", Severity.Warning, "service_healthy without a healthcheck")
        {
            Page = """
                `condition: service_healthy` waits until the dependency's healthcheck succeeds. Without a healthcheck `up` stops with "has no healthcheck
                configured". Official images such as `postgres` have none.

                ```yaml
                db:
                  image: postgres:16
                  healthcheck:
                    test: ["CMD-SHELL", "pg_isready -U postgres"]
                    interval: 5s
                ```

                The finding is an error when the healthcheck is disabled in the compose file. Images and Dockerfiles that may include a healthcheck are not
                reported.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            foreach (var dependency in service.DependsOn)
            {
                if (dependency.Condition != DependencyCondition.Healthy || context.Find(dependency.Name) is not { } target)
                    continue;
                var at = dependency.PlaceOf("condition");
                if (target.Healthcheck is { IsOff: true } off)
                    yield return (
                        Descriptor.At(at, $"`{target.Name}` is never healthy: its healthcheck is disabled") with
                        {
                            Severity = Severity.Error,
                        }
                    )
                        .See(off.At, "disabled here")
                        .WithHelp("give it a healthcheck, or wait for `service_started`");
                else if (target.Healthcheck is not { Test.IsDefaultOrEmpty: false } && SurelyHasNone(target, context))
                    yield return Descriptor
                        .At(at, $"`{target.Name}` has no healthcheck to wait for")
                        .See(target.NameAt, "this service")
                        .WithNote("`up` would fail with \"has no healthcheck configured\"")
                        .WithHelp($"give `{target.Name}` a healthcheck, or wait for `service_started`");
            }
    }

    private static bool SurelyHasNone(Service service, LintContext context)
    {
        if (service.Build is not { } build)
            return service.Image is { } image
                && ImageName.Of(image) is { IsOfficial: true } name
                && DataImage.Find(name.Repository) is not null;
        return Dockerfile.Of(service, context) is { } file && HasNone(file, build.Target);
    }

    /// <summary>A Dockerfile inherits the healthcheck of its base image, so only bases known to have none count.</summary>
    private static bool HasNone(Dockerfile file, string? target) =>
        !file.Instructions.Any(static i => i.Name == "HEALTHCHECK")
        && file.StageOf(target) is { Base: var image }
        && (
            image == "scratch" || image.Contains("alpine:", StringComparison.Ordinal) || image.Contains("debian:", StringComparison.Ordinal)
        );
}
