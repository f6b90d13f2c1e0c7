using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Model.Output;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Requests;
using Compose.Planning.Steps;
using Compose.Planning.Verbs;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Planning.Tests;

/// <summary>
/// A case is a folder: compose.yaml, observed.json (the engine's state), policy.json (command-line options), and the expected plan of each
/// verb. <c>COMPOSE_UPDATE=1</c> rewrites existing plans.
/// </summary>
public sealed partial class PlanGoldenTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var folder in Fixtures.Cases("plan"))
                foreach (var expected in Directory.EnumerateFiles(Fixtures.PathOf("plan", folder), "*.txt").Order(StringComparer.Ordinal))
                    cases.Add(folder, Path.GetFileNameWithoutExtension(expected));
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_plan_is_as_expected(string folder, string verb) =>
        Golden.ShouldMatch(
            PlanOf(folder, verb).ToText().Replace(Fixtures.PathOf("plan", folder) + "/", "", StringComparison.Ordinal),
            Fixtures.PathOf("plan", folder, verb + ".txt")
        );

    internal static Plan PlanOf(string folder, string verb)
    {
        var project = Load(folder);
        var observed = ObservedStateJson.Read(File.ReadAllText(Fixtures.PathOf("plan", folder, "observed.json")), Hashes(project, folder));
        using var json = JsonDocument.Parse(File.Exists(PolicyOf(folder)) ? File.ReadAllText(PolicyOf(folder)) : "{}");
        return PlanFor(verb, project, observed, new PolicyFile(json.RootElement));
    }

    public static TheoryData<string> Bodies =>
        [.. Fixtures.Cases("plan").Where(folder => File.Exists(Fixtures.PathOf("plan", folder, "bodies.json")))];

    /// <summary>The request bodies sent to the engine, with all fields.</summary>
    [Theory, MemberData(nameof(Bodies))]
    public void The_bodies_of_requests_are_as_expected(string folder)
    {
        var project = Load(folder);
        var observed = ObservedStateJson.Read(File.ReadAllText(Fixtures.PathOf("plan", folder, "observed.json")), Hashes(project, folder));
        // No step is applied, so no engine is called.
        var context = new StepContext(null!) { Proxies = [KeyValuePair.Create("HTTP_PROXY", "http://proxy:3128")] };
        var bodies = new StringBuilder();
        foreach (var step in Planner.Plan(project, observed, PlanPolicy.Default).Nodes.Select(node => node.Step))
        {
            var body = step switch
            {
                CreateContainer create => WireText.Write(CreateBody.Of(create.Request.Resolve(context))),
                CreateNetwork create => WireText.Write(ResourceBodies.Of(project, create.Network, "hash")),
                CreateVolume create => WireText.Write(ResourceBodies.Of(project, create.Volume, "hash")),
                ConnectNetwork connect => WireText.Write(Endpoints.SettingsOf(connect.Request.Resolve(context), connect.Network)),
                _ => null,
            };
            if (body is not null)
                bodies.Append("// ").Append(step).Append('\n').Append(Indented(body)).Append('\n');
        }

        var text = bodies.ToString().Replace(Fixtures.PathOf("plan", folder), "/project", StringComparison.Ordinal);
        Golden.ShouldMatch(text, Fixtures.PathOf("plan", folder, "bodies.json"));
    }

    private static string Indented(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var text = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                text,
                new JsonWriterOptions
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
            document.WriteTo(writer);
        // Hashes are tested with the model; here they would only hide other changes.
        return HashValue().Replace(Encoding.UTF8.GetString(text.ToArray()), "$1\"...\"");
    }

    [GeneratedRegex("(config-hash\": )\"[0-9a-f]{64}\"")]
    private static partial Regex HashValue();

    private static Plan PlanFor(string verb, Project project, ObservedState observed, PolicyFile file) =>
        verb switch
        {
            "plan" => Planner.Plan(project, observed, file.Policy),
            "down" => DownPlan.Of(project, observed, file.Down, file.Policy),
            "push" => PushPlan.Of(project, ignoreFailures: false),
            "build" => BuildPlan.Of(project, observed, file.Policy.Targets, static _ => true, file.Policy),
            "stop" => StopPlan.Of(project, observed, file.Policy.Targets, file.Policy),
            "start" => StartPlan.Of(project, observed, file.Policy),
            "restart" => RestartPlan.Of(project, observed, file.Policy.Targets, noDependents: false, file.Policy),
            "kill" => KillPlan.Of(observed, file.Policy.Targets, signal: null),
            "pause" => PausePlan.Of(observed, file.Policy.Targets),
            "remove" => RemovePlan.Of(project, observed, file.Policy.Targets, stop: true, volumes: true, file.Policy),
            _ => throw new InvalidOperationException($"{verb}.txt names no verb that plans"),
        };

    private static Project Load(string folder)
    {
        var sink = new DiagnosticSink();
        var file = Fixtures.PathOf("plan", folder, "compose.yaml");
        var options = new LoadOptions
        {
            WorkingDirectory = Path.GetDirectoryName(file)!, // the file is in a folder
            Variables = ImmutableDictionary<string, string>.Empty,
            Files = [file],
            // Conflicting names are left to the planner here.
            CheckConsistency = !folder.StartsWith("container-name", StringComparison.Ordinal),
        };
        var project = ProjectLoader.Load(options, new FolderFiles(), sink, CancellationToken.None);
        sink.ToImmutable().Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty();
        var granted = ApiSocket.Grant(project.ShouldNotBeNull(), "{}");
        var models = ObservedStateJson
            .Read(File.ReadAllText(Fixtures.PathOf("plan", folder, "observed.json")), static (_, _) => null)
            .Models;
        return models is null ? granted : ModelVariables.AddTo(granted, models.Endpoint);
    }

    // Containers are up to date unless specified otherwise. Container ids are derived from names, so references to them are known in
    // advance.
    private static Func<string, string, string?> Hashes(Project project, string folder)
    {
        var names = ObservedStateJson.Read(File.ReadAllText(Fixtures.PathOf("plan", folder, "observed.json")), static (_, _) => null);
        var ids = ServiceHash.ContainerIds(names);
        return (kind, key) =>
            kind switch
            {
                "service" => project.FindService(key) is { } service ? ServiceHash.Of(service, ids) : "gone",
                "network" => project.FindNetwork(key) is { } network ? ConfigHash.Of(network) : null,
                _ => project.FindVolume(key) is { } volume ? ConfigHash.Of(volume) : null,
            };
    }

    private static string PolicyOf(string folder) => Fixtures.PathOf("plan", folder, "policy.json");

    /// <summary>policy.json: command-line options.</summary>
    private sealed class PolicyFile(JsonElement json)
    {
        public PlanPolicy Policy { get; } =
            new()
            {
                Targets = Texts(json, "targets"),
                Recreate = Word(json, "recreate", RecreateRule.Diverged),
                Build = Word(json, "build", BuildRule.Missing),
                Scale = json.TryGetProperty("scale", out var scale)
                    ? scale
                        .EnumerateObject()
                        .ToImmutableDictionary(entry => entry.Name, entry => entry.Value.GetInt32(), StringComparer.Ordinal)
                    : ImmutableDictionary<string, int>.Empty,
                RemoveOrphans = Flag(json, "removeOrphans", false),
                Rolling = Flag(json, "rolling", false),
                Start = Flag(json, "start", true),
                Wait = Flag(json, "wait", false),
                AttachTo = Texts(json, "attachTo"),
                RecreateVolumes = [.. Texts(json, "recreateVolumes")],
            };

        public DownRequest Down { get; } =
            new()
            {
                Services = Texts(json, "targets"),
                Volumes = Flag(json, "volumes", false),
                RemoveOrphans = Flag(json, "removeOrphans", false),
                Images = Word(json, "images", ImageRemoval.None),
            };

        private static bool Flag(JsonElement json, string name, bool byDefault) =>
            json.TryGetProperty(name, out var value) ? value.GetBoolean() : byDefault;

        private static ImmutableArray<string> Texts(JsonElement json, string name) =>
            // A list of texts; anything else is an error in the case.
            json.TryGetProperty(name, out var list)
                ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
                : [];

        private static T Word<T>(JsonElement json, string name, T byDefault)
            where T : struct, Enum =>
            json.TryGetProperty(name, out var word) ? Enum.Parse<T>(word.GetString()!, ignoreCase: true) : byDefault; // as above
    }
}
