using System.Collections.Concurrent;
using Compose.EndToEnd.Tests.Running;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>
/// fixtures/refusals/&lt;rule&gt;.txt: attributes of a service, one case per line. The engine refuses what the rule reports as an error,
/// and accepts the others.
/// </summary>
[Trait("Category", "Engine")]
public sealed class LintedRefusalTests
{
    private const string Refused = "refused ";

    // Peers of the services below.
    private const string Head = """
        services:
          peer: { image: "busybox:local", init: true, command: sleep 3600 }
          sharing: { image: "busybox:local", init: true, command: sleep 3600, ipc: shareable }

        """;

    public static IEnumerable<object[]> Rules =>
        from file in Directory.GetFiles(Fixtures.PathOf("refusals"), "*.txt")
        orderby file
        select new object[] { Path.GetFileNameWithoutExtension(file) };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Lint_reports_what_the_engine_refuses(string rule)
    {
        var lines = await File.ReadAllLinesAsync(Fixtures.PathOf("refusals", rule + ".txt"));
        string[] cases = [.. lines.Where(static line => line.Length > 0 && line[0] != '#')];
        const string Common = "image: \"busybox:local\", init: true, command: sleep 3600";
        var services = cases.Select(static (line, i) => $"  case{i}: {{ {Common}, {line[Refused.Length..].Trim()} }}");
        await using var project = TestProject.Of(Head + string.Join("\n", services));

        var wrong = new ConcurrentBag<string>();
        var lint = (await project.TryCompose("lint", "--select", rule)).Output;
        var firstLine = Head.Count(static c => c == '\n') + 1;
        for (var i = 0; i < cases.Length; i++)
            if (HasError(lint, firstLine + i) != IsRefused(cases[i]))
                wrong.Add($"lint: {cases[i]}");

        var up = await project.TryCompose(["up", "-d", .. Names(cases, refused: false)]);
        if (up.ExitCode != 0)
            wrong.Add($"up of what is accepted: {up.Error}");
        await Parallel.ForEachAsync(
            Names(cases, refused: true),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (name, _) =>
            {
                if ((await project.TryCompose("up", "-d", "--no-deps", name)).ExitCode == 0)
                    wrong.Add($"up accepts: {cases[int.Parse(name[4..])]}");
            }
        );
        string.Join("\n", wrong).ShouldBeEmpty(lint);
    }

    private static bool HasError(string lint, int line) =>
        lint.Split('\n')
            .Any(text =>
                text.StartsWith($"compose.yaml:{line}:", StringComparison.Ordinal) && text.Contains(": error[", StringComparison.Ordinal)
            );

    private static bool IsRefused(string line) => line.StartsWith(Refused, StringComparison.Ordinal);

    private static IEnumerable<string> Names(string[] cases, bool refused) =>
        from i in Enumerable.Range(0, cases.Length)
        where IsRefused(cases[i]) == refused
        select $"case{i}";
}
