using System.Collections.Immutable;
using System.Text;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Model.Output;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Testing;
using Shouldly;

namespace Compose.Planning.Tests;

/// <summary>One project with all engine states and policies that affect the order of steps.</summary>
internal static class PlanVariants
{
    private static readonly Lazy<Project> Shop = new(Load);

    /// <summary>The possible differences from an up-to-date project, one by one.</summary>
    private static readonly ImmutableArray<(string Name, Func<State, State> Change)> Differences =
    [
        ("front has changed", state => state with { Front = "old" }),
        ("back has changed", state => state with { Back = "old" }),
        ("back is there twice", state => state with { BackTwice = true }),
        ("data has changed", state => state with { Data = "old" }),
        ("three of web", state => state with { Web = 3 }),
        ("none of web", state => state with { Web = 0 }),
        ("db is another one", state => state with { Db = "old" }),
        ("web is another one", state => state with { WebHash = "old" }),
        ("others are there", state => state with { Guests = true }),
        ("a recreate of web was interrupted", state => state with { Leftover = true }),
        ("nothing runs", state => state with { Status = "exited" }),
        ("the engine is older", state => state with { Api = "1.41" }),
        ("the image is gone", state => state with { Images = false }),
    ];

    private static readonly ImmutableArray<(string Name, PlanPolicy Policy)> Wishes =
    [
        ("", PlanPolicy.Default),
        ("without orphans", PlanPolicy.Default with { RemoveOrphans = true }),
        ("all recreated", PlanPolicy.Default with { Recreate = RecreateRule.Force, RecreateDependencies = RecreateRule.Force }),
        ("one after another", PlanPolicy.Default with { Rolling = true }),
        (
            "all one after another",
            PlanPolicy.Default with
            {
                Rolling = true,
                Recreate = RecreateRule.Force,
                RecreateDependencies = RecreateRule.Force,
            }
        ),
        ("none recreated", PlanPolicy.Default with { Recreate = RecreateRule.Never, RecreateDependencies = RecreateRule.Never }),
    ];

    /// <summary>All variants: name, state and plan.</summary>
    public static IEnumerable<(string Name, ObservedState Observed, Plan Plan)> All()
    {
        for (var bits = 0; bits < 1 << Differences.Length; bits++)
        {
            // At most three differences at a time: a problem with more of them also occurs with three.
            if (int.PopCount(bits) > 3)
                continue;
            var chosen = Differences.Where((_, index) => (bits & (1 << index)) != 0).ToList();
            var observed = Observe(chosen.Aggregate(new State(), (state, difference) => difference.Change(state)));
            foreach (var (wish, policy) in Wishes)
                yield return (
                    string.Join(", ", chosen.Select(difference => difference.Name).Append(wish)),
                    observed,
                    Planner.Plan(Shop.Value, observed, policy with { RecreateVolumes = ["data"] })
                );
        }
    }

    private static Project Load()
    {
        var sink = new DiagnosticSink();
        var file = Fixtures.PathOf("plan-variants", "compose.yaml");
        var options = new LoadOptions
        {
            WorkingDirectory = Path.GetDirectoryName(file)!,
            Variables = ImmutableDictionary<string, string>.Empty,
            Files = [file],
        };
        var project = ProjectLoader.Load(options, new FolderFiles(), sink, CancellationToken.None);
        sink.ToImmutable().ShouldBeEmpty();
        return project.ShouldNotBeNull();
    }

    private static ObservedState Observe(State state)
    {
        var ids = ServiceHash.ContainerIds(ObservedStateJson.Read(state.ToJson(), static (_, _) => null));
        return ObservedStateJson.Read(
            state.ToJson(),
            (kind, key) =>
                kind switch
                {
                    "service" => Shop.Value.FindService(key) is { } service ? ServiceHash.Of(service, ids) : "gone",
                    "network" => Shop.Value.FindNetwork(key) is { } network ? ConfigHash.Of(network) : null,
                    _ => Shop.Value.FindVolume(key) is { } volume ? ConfigHash.Of(volume) : null,
                }
        );
    }

    private sealed record State
    {
        public string? Front { get; init; }
        public string? Back { get; init; }
        public bool BackTwice { get; init; }
        public string? Data { get; init; }
        public int Web { get; init; } = 2;
        public string? WebHash { get; init; }
        public string? Db { get; init; }
        public bool Guests { get; init; }
        public bool Leftover { get; init; }
        public string Status { get; init; } = "running";
        public string Api { get; init; } = "1.51";
        public bool Images { get; init; } = true;

        public string ToJson()
        {
            var containers = new StringBuilder();
            void Container(string name, string service, string more) =>
                containers.Append($$"""{ "name": "{{name}}", "service": "{{service}}", "state": "{{Status}}", {{more}} },""");
            static string Hash(string? hash) => hash is null ? "" : $"\"hash\": \"{hash}\", ";

            const string Mounts = "\"mounts\": [{ \"name\": \"shop_data\", \"target\": \"/data\" }]";
            for (var number = 1; number <= Web; number++)
                Container(
                    $"shop-web-{number}",
                    "web",
                    $"{Hash(WebHash)}\"number\": {number}, \"networks\": {{ \"shop_front\": \"f\", \"shop_back\": \"{(number == 2 && BackTwice ? "b2" : "b")}\" }}"
                );
            Container("shop-db-1", "db", $"{Hash(Db)}\"health\": \"healthy\", \"networks\": {{ \"shop_back\": \"b\" }}, {Mounts}");
            Container("shop-side-1", "side", "\"networks\": {}");
            if (Leftover)
                Container(
                    "0123456789ab_shop-web-1",
                    "web",
                    "\"id\": \"left\", \"labels\": { \"com.docker.compose.replace\": \"web-1\" }, \"networks\": { \"shop_front\": \"f\", \"shop_back\": \"b\" }"
                );
            if (Guests)
            {
                Container("shop-old-1", "old", "\"networks\": { \"shop_back\": \"b\" }");
                Container("shop-web-run-1", "web", "\"oneOff\": true, \"networks\": { \"shop_front\": \"f\", \"shop_back\": \"b\" }");
            }

            static string Network(string name, string key, string id, string? hash) =>
                $$"""{ "name": "{{name}}", "id": "{{id}}", "key": "{{key}}", {{Hash(hash)}}"project": "shop" },""";
            return $$"""
                {
                  "api": "{{Api}}",
                  "containers": [{{containers}}],
                  "networks": [{{Network("shop_front", "front", "f", Front)}} {{Network("shop_back", "back", "b", Back)}} {{(
                    BackTwice ? Network("shop_back", "back", "b2", Back) : ""
                )}}],
                  "volumes": [{ "name": "shop_data", "key": "data", {{Hash(Data)}}"project": "shop" }],
                  "images": { {{(Images ? "\"app:1\": { \"id\": \"sha256:aa\" }" : "")}} }
                }
                """;
        }
    }
}
