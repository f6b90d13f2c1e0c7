using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Consistency;

internal sealed class PublishedPortWithReplicas : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF109", "published-port-with-replicas", Severity.Error, "More replicas than host ports")
        {
            Page = """
                Each replica needs its own host port. With `scale: 2` and `8080:80` the second container stops with "port is already allocated".

                Publish a range as long as there are replicas (`8080-8081:80`), leave the host port out (`"80"`) so that the engine chooses one, or use a
                proxy.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            var replicas = service.Replicas();
            if (replicas < 2)
                continue;
            foreach (var binding in HostBinding.Of(service).DistinctBy(static b => b.At))
            {
                var ports = binding.Last - binding.First + 1;
                if (ports < replicas)
                    yield return Descriptor
                        .At(
                            binding.At,
                            $"{replicas} replicas of `{service.Name}` need {(ports == 1 ? $"host port {binding.First}" : $"{ports} host ports")}"
                        )
                        .See(
                            service.Scale is null && service.Deploy is { } deploy ? deploy.PlaceOf("replicas") : service.PlaceOf("scale"),
                            $"{replicas} replicas"
                        )
                        .WithHelp($"publish a range of {replicas} host ports, or only the container's port");
            }
        }
    }
}
