using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Reliability;

internal sealed class MissingHealthcheck : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF301", "missing-healthcheck", Severity.Info, "A dependency without a healthcheck")
        {
            Page = """
                Other services depend on this one, and nothing indicates when it is ready. A healthcheck in the image is not considered.

                Add a `healthcheck`, and let the others wait for `service_healthy`.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var needed = context
            .Services.SelectMany(static s => s.DependsOn)
            .Where(static d => d.Condition != Model.Services.DependencyCondition.CompletedSuccessfully)
            .Select(static d => d.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var service in context.Services)
            if (service.Healthcheck is null && needed.Contains(service.Name))
                yield return Descriptor
                    .At(service.NameAt, $"others depend on `{service.Name}`, but nothing checks its health")
                    .WithHelp("give it a `healthcheck`");
    }
}
