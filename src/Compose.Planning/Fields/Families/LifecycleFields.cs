using System.Globalization;
using Compose.Engine.Wire;
using Compose.Model.Services;
using Compose.Model.Shapes;

namespace Compose.Planning.Fields.Families;

/// <summary>When a container is restarted, how it is stopped, and how its health is checked.</summary>
internal static class LifecycleFields
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static IEnumerable<Field> All =>
        [
            Field.Text(
                Service.RestartKey,
                static side => Text(side.Host.RestartPolicy),
                static service => service.Deploy?.RestartPolicy is null ? null : "deploy.restart_policy",
                "no"
            ),
            Field.Text(Service.StopSignalKey, static side => side.Config.StopSignal),
            Field.Text(
                Service.StopGracePeriodKey,
                static side => side.Config.StopTimeout is { } seconds ? GoDuration.Format(seconds * NanosecondsPerSecond) : null
            ),
            Field.Map(Service.HealthcheckKey, static side => Text(side.Config.Healthcheck)),
        ];

    private static string? Text(HostRestartPolicy? policy) =>
        policy is not { Name: { Length: > 0 } name } ? null
        : policy.MaximumRetryCount == 0 ? name
        : string.Create(CultureInfo.InvariantCulture, $"{name}:{policy.MaximumRetryCount}");

    private static Dictionary<string, string>? Text(HealthConfig? check)
    {
        if (check is null)
            return null;
        if (check.Test is ["NONE"])
            return new() { ["disable"] = "true" };
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Shown.Words(check.Test) is { } test)
            parts["test"] = test.Text;
        foreach (
            var (name, time) in (ReadOnlySpan<(string, long)>)
                [
                    ("interval", check.Interval),
                    ("timeout", check.Timeout),
                    ("start_period", check.StartPeriod),
                    ("start_interval", check.StartInterval),
                ]
        )
            if (time != 0)
                parts[name] = GoDuration.Format(time);
        if (Field.Decimal(check.Retries) is { } retries)
            parts["retries"] = retries;
        return parts;
    }
}
