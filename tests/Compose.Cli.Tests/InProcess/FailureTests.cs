using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.InProcess;

/// <summary>
/// A verb that fails at any of its calls, and is then run again, leaves the engine in the same state as without the failure, whether the
/// call was refused or executed without an answer.
/// </summary>
public sealed class FailureTests
{
    private const string Before = """
        name: shop
        services:
          web:
            image: web:1
            scale: 2
            depends_on: [db]
            networks: [front, back]
          db:
            image: db:1
            networks: {back: {aliases: [store]}}
            volumes: [data:/data]
          old:
            image: db:1
        networks: {front: , back: }
        volumes: {data: }
        """;

    private const string After = """
        name: shop
        services:
          web:
            image: web:1
            depends_on: {db: {condition: service_healthy, restart: true}}
            networks: [front, back]
            ports: ["8080:80"]
            post_start: [{command: [echo, started]}]
          db:
            image: db:1
            environment: {CHANGED: '1'}
            networks: {back: {aliases: [store, shelf]}}
            volumes: [data:/data]
            healthcheck: {test: 'true', interval: 1s}
            pre_stop: [{command: [echo, stopping]}]
          tool:
            image: web:1
            network_mode: service:db
            configs: [{source: level, target: /etc/level}]
        networks: {front: , back: {labels: {changed: '1'}}}
        volumes: {data: }
        configs: {level: {content: high}}
        """;

    private const string Rolling = """
        name: shop
        services:
          web:
            image: web:1
            scale: 2
            environment: {CHANGED: '1'}
            depends_on: [db]
            networks: [front, back]
            healthcheck: {test: 'true', interval: 1s}
            deploy: {update_config: {order: start-first}}
          db:
            image: db:1
            networks: {back: {aliases: [store]}}
            volumes: [data:/data]
          old:
            image: db:1
        networks: {front: , back: }
        volumes: {data: }
        """;

    private static readonly string[] Up = ["up", "-d", "--remove-orphans"];

    public static TheoryData<string, string> Scenes =>
        new()
        {
            { "", "up -d" },
            { "up -d", "-f after.yaml up -d --remove-orphans" },
            { "up -d", "up -d --force-recreate" },
            { "up -d", "-f start-first.yaml up -d" },
            { "up -d", "-f start-first.yaml up --rolling" },
            { "up -d", "-f stop-first.yaml up --rolling" },
            { "up -d", "up -d --scale web=1" },
            { "up -d --scale web=4", "up -d" },
            { "up -d", "stop" },
            { "up -d;stop", "start" },
            { "up -d", "restart" },
            { "up -d", "down -v" },
            { "create", "-f after.yaml create --remove-orphans" },
            { "up -d", "rm -sfv" },
        };

    [Theory, MemberData(nameof(Scenes))]
    public async Task A_verb_that_failed_at_any_call_is_finished_by_running_it_again(string before, string verb)
    {
        using var undisturbed = new Scene();
        await undisturbed.RunAsync(before);
        undisturbed.Host.Engine.Calls.Clear();
        (await undisturbed.RunAsync(verb)).ExitCode.ShouldBe(0);
        var calls = undisturbed.Host.Engine.Calls.Made;
        var wanted = await EngineState.OfAsync(undisturbed.Host.Engine);

        foreach (var call in calls)
        {
            foreach (var answerOnly in (bool[])[false, true])
            {
                using var scene = new Scene();
                await scene.RunAsync(before);
                var engine = scene.Host.Engine;
                engine.Calls.Clear();
                engine.Calls.FailAt(call.Number, answerOnly);
                var disturbed = await scene.RunAsync(verb);
                engine.Calls.Recover();
                var again = await scene.RunAsync(verb);
                var told =
                    $"{call.Number} {call}{(answerOnly ? " (its answer was lost)" : "")}\n{disturbed.Err}\n---\n{again.Err}\n---\n{string.Join('\n', engine.Calls.Made)}";
                again.ExitCode.ShouldBe(0, told);
                (await EngineState.OfAsync(engine)).ShouldBe(wanted, told);
            }
        }

        calls.Length.ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("after.yaml")]
    public async Task A_second_up_finds_nothing_to_do(string file)
    {
        using var scene = new Scene();
        await scene.Host.RunAsync(["-f", file, .. Up], "");
        scene.Host.Engine.Calls.Clear();
        (await scene.Host.RunAsync(["-f", file, .. Up], "")).ExitCode.ShouldBe(0);
        scene.Host.Engine.Calls.Made.Where(static call => call.Changes).ShouldBeEmpty();
    }

    /// <summary>A project on its own engine.</summary>
    private sealed class Scene : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compose-failure-");

        public Scene()
        {
            var project = folder.CreateSubdirectory("project").FullName;
            File.WriteAllText(Path.Combine(project, "compose.yaml"), Before);
            File.WriteAllText(Path.Combine(project, "after.yaml"), After);
            File.WriteAllText(Path.Combine(project, "start-first.yaml"), Rolling);
            File.WriteAllText(
                Path.Combine(project, "stop-first.yaml"),
                Rolling.Replace("start-first", "stop-first", StringComparison.Ordinal)
            );
            Host = new MemoryHost(project, Path.Combine(folder.FullName, "home"));
            foreach (var image in (string[])["web:1", "db:1"])
                Host.Engine.AddImage(image, "trap 'exit 0' TERM; sleep infinity");
        }

        public MemoryHost Host { get; }

        /// <param name="lines">Arguments of one or more commands; none for an empty engine.</param>
        public async Task<MemoryHost.Result> RunAsync(string lines)
        {
            var last = new MemoryHost.Result(0, "", "");
            foreach (var line in lines.Split(';', StringSplitOptions.RemoveEmptyEntries))
                last = await Host.RunAsync(line.Split(' '));
            return last;
        }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
