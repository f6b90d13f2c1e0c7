using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class MemoryLimits : Rule
{
    private const string MemoryKey = "memory";
    private const long Least = 6 * 1024 * 1024;
    private const long MostSwappiness = 100;

    public override Descriptor Descriptor { get; } =
        new("CF151", "memory-limits", Severity.Error, "Memory limits that contradict each other")
        {
            Page = """
                The engine rejects

                - a limit or reservation of memory below 6 MB (`6m`);
                - a reservation above the limit;
                - `memswap_limit` without a limit of memory, or below it: it is the sum of memory and swap;
                - `mem_swappiness` above 100, and a negative `shm_size`.

                `deploy.resources` has precedence over `mem_limit` and `mem_reservation`.

                ```yaml
                mem_limit: 512m
                mem_reservation: 256m
                memswap_limit: 1g       # 512m of swap; -1 for no limit
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            var resources = service.Deploy?.Resources;
            var limit =
                Amount.Of(resources?.Limits?.Memory, resources?.Limits, MemoryKey)
                ?? Amount.Of(service.MemLimit, service, Service.MemLimitKey);
            var reservation =
                Amount.Of(resources?.Reservations?.Memory, resources?.Reservations, MemoryKey)
                ?? Amount.Of(service.MemReservation, service, Service.MemReservationKey);
            if (limit is { Bytes: < Least } small)
                yield return Found(small, "is below the engine's minimum of `6m`").WithHelp("write `6m` or more, or remove the limit");
            if (reservation is { Bytes: > 0 and < Least } little)
                yield return Found(little, "is below the engine's minimum of `6m`").WithHelp("write `6m` or more, or remove it");
            else if (limit is { } most && reservation is { } least && least.Bytes > most.Bytes)
                yield return Found(least, "is reserved, more than the limit")
                    .See(most.At, "the limit")
                    .WithHelp("lower the reservation, or raise the limit");
            if (Amount.Of(service.MemswapLimit, service, Service.MemswapLimitKey) is { Bytes: > 0 } swap)
            {
                if (limit is not { } memory)
                    yield return Found(swap, "limits memory and swap, but memory has no limit").WithHelp("add `mem_limit`, or remove it");
                else if (swap.Bytes < memory.Bytes)
                    yield return Found(swap, "is the sum of memory and swap, and below the limit of memory")
                        .See(memory.At, "the limit of memory")
                        .WithHelp("write the sum; equal to the limit of memory means no swap, `-1` no limit");
            }

            if (Amount.Of(service.MemSwappiness, service, Service.MemSwappinessKey) is { Bytes: > MostSwappiness } swappiness)
                yield return Found(swappiness, "is not a swappiness").WithHelp("write 0 to 100");
            if (Amount.Of(service.ShmSize, service, Service.ShmSizeKey) is { Bytes: < 0 } shared)
                yield return Found(shared, "is not a size").WithHelp("write a size such as `64m`");
        }
    }

    private Diagnostic Found(Amount amount, string what) => Descriptor.At(amount.At, $"`{amount.At.Typed()}` {what}");

    /// <summary>A size that is set; 0 counts as unset, as in the engine.</summary>
    private readonly record struct Amount(long Bytes, Location At)
    {
        public static Amount? Of(long? bytes, View? view, string key) =>
            bytes is { } value and not 0 && view is not null ? new Amount(value, view.PlaceOf(key)) : null;
    }
}
