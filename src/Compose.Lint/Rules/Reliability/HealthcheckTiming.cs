using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Reliability;

internal sealed class HealthcheckTiming : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF304", "healthcheck-timing", Severity.Warning, "Inconsistent healthcheck timing")
        {
            Page = """
                These healthcheck settings cannot work as written:

                - `start_interval` without `start_period`: there is no start period to use it in;
                - `retries: 0`: read as "not set", so 3.

                A `timeout` longer than the `interval` is a remark: checks never overlap, so a hanging one only delays the next.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Healthcheck is not { IsOff: false } check)
                continue;
            if (check is { Timeout: { } timeout, Interval: { } interval } && timeout > interval && interval > TimeSpan.Zero)
                yield return (
                    Descriptor.At(check.PlaceOf("timeout"), "the timeout is longer than the interval") with
                    {
                        Severity = Severity.Info,
                    }
                )
                    .See(check.PlaceOf("interval"), "the interval")
                    .WithHelp("make the timeout shorter, or the interval longer");
            if (check.StartInterval is not null && check.StartPeriod is null)
                yield return Descriptor
                    .At(check.PlaceOf("start_interval"), "`start_interval` is not used without `start_period`")
                    .WithHelp("set the start period: `start_period: 30s`");
            if (check.Retries == 0 && check.Node.Contains("retries"))
                yield return Descriptor
                    .At(check.PlaceOf("retries"), "`retries: 0` is treated as not set")
                    .WithHelp("use 1 or more; the default is 3");
        }
    }
}
