using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Plans;

namespace Compose.Planning.Requests;

/// <summary>The health check of a container; null inherits the image's.</summary>
internal static class HealthConfigs
{
    private const long NanosecondsPerTick = 100;

    public static HealthConfig? Of(ContainerRequest request)
    {
        var api = request.Api;
        if (request.Service.Healthcheck is not { } check) return null;
        if (check.Disable) return new HealthConfig { Test = ["NONE"] };
        if (check.StartInterval is not null && check.StartPeriod is null)
            request.Refuse(new StepException("healthcheck.start_interval requires healthcheck.start_period to be set", check.PlaceOf("start_interval")));
        if (check.StartInterval is not null && api < ApiVersion.StartInterval)
            request.Refuse(new StepException($"can't set healthcheck.start_interval as feature require Docker Engine v25 or later (this one speaks API {api})", check.PlaceOf("start_interval")));
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
