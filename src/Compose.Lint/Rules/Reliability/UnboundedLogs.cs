using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Reliability;

internal sealed class UnboundedLogs : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF310", "unbounded-logs", Severity.Info, "Logs that grow until the disk is full")
        {
            Page = """
                The engine's default log driver, `json-file`, keeps everything a container prints for as long as the container is there.

                ```yaml
                logging:
                  driver: json-file
                  options: {max-size: 10m, max-file: "3"}
                ```

                The driver `local` has a limit of its own, and others send logs elsewhere. An engine may be set up with another default; then switch this
                rule off.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Provider is not null || service.Logging?.Driver is not (null or "" or "json-file"))
                continue;
            if (service.Logging?.Options.Any(static o => o.Key == "max-size" && o.Value is not "-1") == true)
                continue;
            yield return Descriptor
                .At(service.Logging?.At ?? service.NameAt, $"the logs of `{service.Name}` have no limit")
                .WithHelp("write `options: {max-size: 10m, max-file: \"3\"}` below `logging`, or use the driver `local`");
        }
    }
}
