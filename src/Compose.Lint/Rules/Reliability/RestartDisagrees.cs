using System.Globalization;
using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Reliability;

internal sealed class RestartDisagrees : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF312", "restart-disagrees", Severity.Warning, "`restart` and `deploy.restart_policy` disagree")
        {
            Page = """
                A service that has both restarts as `deploy.restart_policy` says; `restart` is ignored. Without a `condition` the policy restarts always.

                ```yaml
                restart: "no"              # ignored
                deploy:
                  restart_policy:
                    condition: any         # wins
                ```

                Remove one of them. `restart: unless-stopped` agrees with `condition: any`, which is the nearest a swarm has.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            if (
                service is { Restart: { Length: > 0 } restart, Deploy.RestartPolicy: { } policy }
                && (Word(restart.Split(':')[0]) != Word(policy.Condition ?? "any") || AttemptsDiffer(restart, policy))
            )
                yield return Descriptor
                    .At(
                        service.PlaceOf(Service.RestartKey),
                        $"`restart: {restart}` of `{service.Name}` is ignored: `deploy.restart_policy` wins"
                    )
                    .See(policy.Node.Contains("condition") ? policy.PlaceOf("condition") : policy.At, "restarts " + Meaning(policy))
                    .WithHelp("remove one of the two");
    }

    private static string Word(string policy) =>
        policy switch
        {
            "no" or "none" => "never",
            "any" or "always" or "unless-stopped" => "always",
            _ => policy,
        };

    private static string Meaning(RestartPolicy policy) => Word(policy.Condition ?? "any").Replace('-', ' ');

    private static bool AttemptsDiffer(string restart, RestartPolicy policy) =>
        restart.Split(':') is [_, var text]
        && policy.MaxAttempts is { } attempts
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var typed)
        && typed != attempts;
}
