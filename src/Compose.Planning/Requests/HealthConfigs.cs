using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Planning.Requests;

/// <summary>The health check of a container; null inherits the image's.</summary>
internal static class HealthConfigs
{
    private const long NanosecondsPerTick = 100;

    public static HealthConfig? Of(ContainerRequest request)
    {
        var api = request.Api;
        if (request.Service.Healthcheck is not { } check)
            return null;
        if (check.Disable)
            return new HealthConfig { Test = ["NONE"] };
        if (check.StartInterval is not null && check.StartPeriod is null)
            request.Refuse(RequestDiagnostics.NoStartPeriod(request.Service, check));
        if (check.StartInterval is not null && api < ApiVersion.StartInterval)
            request.Refuse(
                RequestDiagnostics.NeedsNewer(
                    request.Service,
                    "can't set healthcheck.start_interval as feature require Docker Engine v25 or later",
                    api,
                    check.PlaceOf("start_interval")
                )
            );
        return new HealthConfig
        {
            Test = check.Test.IsDefault ? null : check.Test,
            Interval = Nanoseconds(check.Interval),
            Timeout = Nanoseconds(check.Timeout),
            StartPeriod = Nanoseconds(check.StartPeriod),
            StartInterval = Nanoseconds(check.StartInterval),
            Retries = (int)(check.Retries ?? 0),
        };
    }

    private static long Nanoseconds(TimeSpan? time) => (time?.Ticks ?? 0) * NanosecondsPerTick;
}
