using System.Text.RegularExpressions;
using Compose.Cli.Hosting;
using Compose.Engine.Contract;
using Compose.Testing.Engines;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.InProcess;

/// <summary>How long a run keeps others waiting, and what those show.</summary>
public sealed partial class AnnouncementTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compose-announcement-");
    private readonly MemoryEngine engine = new();

    public AnnouncementTests()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "compose.yaml"), "name: shop\nservices:\n  web: {image: web:1}\n");
        engine.AddImage("web:1", "trap 'exit 0' TERM; echo here I am; sleep infinity");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("up")]
    [InlineData("run -T --rm web")]
    public async Task Nobody_waits_for_output_to_end(string verb)
    {
        var host = Host();
        MemoryHost.Result? other = null;
        host.Reactions.Add(("here I am", _ => RunAndStop()));
        await host.RunAsync(verb.Split(' '));
        other.ShouldNotBeNull().ExitCode.ShouldBe(0);
        (await VolumesAsync()).ShouldBeEmpty();

        void RunAndStop()
        {
            other = Host().RunAsync("up", "-d", "--scale", "web=3").Result;
            foreach (var container in engine.ListContainersAsync(Filters.None, all: false, CancellationToken.None).Result)
                engine.StopContainerAsync(container.Id, null, CancellationToken.None).Wait();
        }
    }

    [Fact]
    public async Task Ctrl_C_stops_the_containers_of_an_attached_up_whoever_works_on_the_project()
    {
        var host = Host();
        host.Reactions.Add(("here I am", AnnounceAndInterrupt));
        var result = await host.RunAsync("up");
        result.ExitCode.ShouldBe(130);
        result.Err.ShouldContain("Container shop-web-1 Stopped");
        result.Err.ShouldNotContain("another compose");

        void AnnounceAndInterrupt(Interruption interruption)
        {
            while (VolumesAsync().Result.Length > 0)
                Thread.Yield();
            host.Announce("shop", "up", isAlive: true);
            interruption.Strike();
        }
    }

    [Fact]
    public async Task A_terminal_shows_the_time_on_one_line_that_disappears()
    {
        var host = Host(new TerminalFacts(false, true, true) { Size = static () => (60, 24) });
        host.Announce("shop", "down", isAlive: true);
        host.Reactions.Add(("since 5 s", _ => engine.RemoveVolumeAsync("compose-run.shop", force: true, CancellationToken.None).Wait()));
        var shown = (await host.RunAsync("create")).Err;
        shown.ShouldStartWith("\r\e[Kanother compose works on shop since 3 s (down, pid 4711); w\r\e[K");
        Seconds().Matches(shown).Select(static match => match.Value).Take(3).ShouldBe(["since 3 s", "since 4 s", "since 5 s"]);
        shown.Split("\r\e[K")[^1].ShouldNotContain("another compose");
    }

    [GeneratedRegex("since [0-9]+ s")]
    private static partial Regex Seconds();

    private MemoryHost Host(TerminalFacts? terminal = null) =>
        new(folder.FullName, Path.Combine(folder.FullName, "home")) { Engine = engine, Terminal = terminal ?? TerminalFacts.None };

    private async Task<string[]> VolumesAsync() =>
        [.. (await engine.ListVolumesAsync(Filters.None, CancellationToken.None)).Select(static volume => volume.Name)];
}
