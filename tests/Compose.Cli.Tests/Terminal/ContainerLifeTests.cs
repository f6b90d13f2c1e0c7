using System.Globalization;
using Compose.Cli.Containers;
using Compose.Engine.Wire;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Terminal;

/// <summary>
/// Recorded events of two engines, one per line: action, container, exit code, and after the arrow their meaning. fixtures/lives/ has a
/// file per story and engine; engines differ in whether <c>stop</c> comes before <c>die</c>, and whether a container waiting for its
/// restart is killed.
/// </summary>
public sealed class ContainerLifeTests
{
    private static readonly string Folder = Path.Combine(Fixtures.Root, "lives");

    public static IEnumerable<object[]> Stories =>
        Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal).Select(static path => new object[] { Path.GetFileName(path) });

    [Theory, MemberData(nameof(Stories))]
    public void Every_event_means_what_it_should(string story)
    {
        var path = Path.Combine(Folder, story);
        var lives = new Dictionary<string, ContainerLife>(StringComparer.Ordinal);
        var told = new List<string>();
        foreach (var line in File.ReadAllLines(path).Select(static line => line.Split(" ->")[0]))
        {
            var words = line.Split(' ');
            if (!lives.TryGetValue(words[1], out var life))
                lives[words[1]] = life = new ContainerLife();
            told.Add(Meaning(line, life.Take(EventOf(words, told.Count)), life));
            // The result of inspecting the container after its end, in stories with an active restart policy.
            if (words[0] == "die" && story.StartsWith("crash", StringComparison.Ordinal))
                life.WaitsForRestart = true;
        }

        Golden.ShouldMatch(string.Join('\n', told) + "\n", path);
    }

    [Fact]
    public void A_start_is_waited_for_from_the_end_before_it()
    {
        var life = new ContainerLife();
        life.Take(EventOf(["start", "a"], 0)).ShouldBe(LifeChange.Started);
        life.Take(EventOf(["die", "a", "0"], 1)).ShouldBe(LifeChange.Ended);
        var next = life.NextStart;
        next.IsCompleted.ShouldBeFalse();
        life.Take(EventOf(["start", "a"], 2));
        next.IsCompleted.ShouldBeTrue();
        life.NextStart.IsCompleted.ShouldBeFalse();
    }

    private static string Meaning(string line, LifeChange change, ContainerLife life) =>
        change switch
        {
            LifeChange.None => $"{line} -> nothing",
            LifeChange.Ended => string.Create(
                CultureInfo.InvariantCulture,
                $"{line} -> ended with {life.ExitCode}{(life.WasKilled ? ", by a signal" : "")}{(life.WasStopped ? ", stopped" : "")}"
            ),
            _ => $"{line} -> {change.ToString().ToLowerInvariant()}",
        };

    private static EngineEvent EventOf(string[] words, int at) =>
        new()
        {
            Action = words[0],
            TimeNano = at * 1_000_000,
            Actor = new EventActor
            {
                ID = words[1],
                Attributes = words.Length > 2 ? new Dictionary<string, string> { ["exitCode"] = words[2] } : [],
            },
        };
}
