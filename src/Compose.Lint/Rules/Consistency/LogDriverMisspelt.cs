using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class LogDriverMisspelt : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF159", "log-driver-misspelt", Severity.Warning, "A log driver that does not exist")
        {
            Page = """
                The engine takes a name that is not one of its log drivers for a plugin, and cannot create the container when no plugin has that name:
                `jsonfile` is not `json-file`.

                ```yaml
                services:
                  web:
                    image: nginx:1.27
                    logging:
                      driver: json-file
                ```

                The engine's drivers are `json-file`, `local`, `journald`, `syslog`, `gelf`, `fluentd`, `awslogs`, `splunk`, `gcplogs` and `none`. Only
                names that are nearly one of them are reported.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Logging is not { Driver: { Length: > 0 } driver } logging || LogDrivers.Names.Contains(driver))
                continue;
            if (Spelling.Nearest(driver, LogDrivers.Names) is not { } meant)
                continue;
            var at = logging.PlaceOf("driver");
            yield return Descriptor
                .At(at, $"the engine has no log driver `{driver}`")
                .WithHelp($"did you mean `{meant}`?")
                .WithFix($"rename to `{meant}`", Applicability.Unsafe, new TextEdit(at, meant));
        }
    }
}
