using System.Globalization;
using Compose.Model.Services;

namespace Compose.Planning.Requests;

/// <summary>The engine's restart policy: deploy.restart_policy, else restart.</summary>
internal static class RestartPolicies
{
    public static Compose.Engine.Wire.HostRestartPolicy? Of(Service service)
    {
        if (service.Deploy?.RestartPolicy is { } policy)
        {
            return policy.Condition switch
            {
                "none" => Named("no"),
                "on-failure" => Named("on-failure") with { MaximumRetryCount = (int)(policy.MaxAttempts ?? 0) },
                "any" or null => Named("always"),
                var other => Named(other),
            };
        }

        if (service.Restart is not { } text)
            return null;
        var colon = text.IndexOf(':');
        if (colon < 0)
            return Named(text);
        _ = int.TryParse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture, out var times);
        return Named(text[..colon]) with { MaximumRetryCount = times };
    }

    private static Compose.Engine.Wire.HostRestartPolicy Named(string name) => new() { Name = name };
}
