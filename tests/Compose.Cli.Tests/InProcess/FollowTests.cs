using Compose.Cli.Hosting;
using Compose.Testing.Engines;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.InProcess;

/// <summary>Follow modes while others change the project, and terminal output.</summary>
public sealed class FollowTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compose-follow-");
    private readonly MemoryEngine engine = new();

    public FollowTests()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "compose.yaml"), "name: shop\nservices:\n  web: {image: web:1}\n");
        engine.AddImage("web:1", "trap 'echo bye; exit 0' TERM; echo up; sleep infinity");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Logs_go_on_when_a_container_is_restarted()
    {
        await Host().RunAsync("up", "-d");
        var host = Host();
        host.Reactions.Add(("web-1  | up", _ => engine.RestartContainerAsync("shop-web-1", null, CancellationToken.None)));
        host.Reactions.Add(("web-1  | bye\nweb-1  | up", static interruption => interruption.Strike()));
        (await host.RunAsync("logs", "-f")).ShouldBe(new MemoryHost.Result(130, "web-1  | up\nweb-1  | bye\nweb-1  | up\n", ""));
    }

    [Fact]
    public async Task Logs_end_when_the_last_container_is_gone()
    {
        await Host().RunAsync("up", "-d");
        var host = Host();
        host.Reactions.Add(
            ("web-1  | up", _ => engine.RemoveContainerAsync("shop-web-1", volumes: true, force: true, CancellationToken.None))
        );
        (await host.RunAsync("logs", "-f")).ShouldBe(new MemoryHost.Result(0, "web-1  | up\n", ""));
    }

    [Fact]
    public async Task Logs_show_containers_that_are_added()
    {
        await Host().RunAsync("up", "-d");
        var host = Host();
        host.Reactions.Add(("web-1  | up", _ => Host().RunAsync("up", "-d", "--scale", "web=2").Wait()));
        host.Reactions.Add(("web-2  | up", static interruption => interruption.Strike()));
        (await host.RunAsync("logs", "-f")).Out.ShouldBe("web-1  | up\nweb-2  | up\n");
    }

    [Fact]
    public async Task An_up_that_stays_shows_every_life_of_a_container()
    {
        var host = Host();
        host.Reactions.Add(("web-1  | up", _ => engine.RestartContainerAsync("shop-web-1", null, CancellationToken.None)));
        host.Reactions.Add(("(restarting)\nweb-1  | up", static interruption => interruption.Strike()));
        var result = await host.RunAsync("up");
        result.ExitCode.ShouldBe(130);
        result.Out.ShouldBe(
            "Attaching to web-1\nweb-1  | up\nweb-1  | bye\nweb-1 exited with code 0 (restarting)\nweb-1  | up\nweb-1  | bye\nweb-1 "
                + "exited with code 0\n"
        );
    }

    [Fact]
    public async Task A_terminal_gets_rows_that_change_in_place()
    {
        var result = await Host(new TerminalFacts(false, true, true)).RunAsync("up", "-d");
        result.Err.ShouldContain("\e[");
        result.Err.ShouldContain("Container shop-web-1");
        result.Err.ShouldContain("Started");
        result.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_command_in_a_terminal_is_told_how_large_that_is()
    {
        await Host().RunAsync("up", "-d");
        var host = Host(new TerminalFacts(false, true, true) { Size = static () => (Columns: 77, Rows: 33) });
        host.Reactions.Add(("ready", _ => engine.Clock.Advance(TimeSpan.FromSeconds(1))));
        (await host.RunAsync("exec", "--interactive=false", "web", "sh", "-c", "echo ready; sleep 0.5; stty size")).ShouldBe(
            new MemoryHost.Result(0, "ready\r\n33 77\r\n", "")
        );
    }

    private MemoryHost Host(TerminalFacts? terminal = null) =>
        new(folder.FullName, Path.Combine(folder.FullName, "home")) { Engine = engine, Terminal = terminal ?? TerminalFacts.None };
}
