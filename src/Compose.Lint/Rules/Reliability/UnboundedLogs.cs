using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Reliability;

internal sealed class UnboundedLogs : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF310", "unbounded-logs", Severity.Info, "Logs that grow until the disk is full")
        {
            Page = """
                The engine's default log driver, `json-file`, keeps everything a container prints for as long as the container exists.

                ```yaml
                logging:
                  driver: json-file
                  options: {max-size: 10m, max-file: "3"}
                ```

                The driver `local` has a default limit, and others send logs elsewhere. If the engine is configured with another default driver, ignore this
                rule.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Provider is not null || service.Logging?.Driver is not (null or "" or "json-file"))
                continue;
            if (service.Logging?.Options.Any(static o => o.Key == "max-size") == true)
                continue;
            yield return Descriptor
                .At(service.Logging?.At ?? service.NameAt, $"the logs of `{service.Name}` have no limit")
                .WithHelp("write `options: {max-size: 10m, max-file: \"3\"}` under `logging`, or use the driver `local`");
        }
    }
}
