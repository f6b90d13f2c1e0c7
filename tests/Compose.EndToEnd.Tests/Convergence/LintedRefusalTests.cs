using System.Collections.Concurrent;
using Compose.EndToEnd.Tests.Running;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

/// <summary>
/// fixtures/refusals/&lt;kind&gt;/&lt;rule&gt;.txt: attributes of a service, or of a network or volume that a service uses, one case per
/// line. The engine refuses what the rule reports as an error, and accepts the others.
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
          closed: { image: "busybox:local", init: true, command: sleep 3600, ipc: private }

        """;

    public static IEnumerable<object[]> Rules =>
        from kind in (string[])["services", "networks", "volumes"]
        from file in Directory.GetFiles(Fixtures.PathOf(Path.Combine("refusals", kind)), "*.txt")
        orderby kind, file
        select new object[] { kind, Path.GetFileNameWithoutExtension(file) };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Lint_reports_what_the_engine_refuses(string kind, string rule)
    {
        var lines = await File.ReadAllLinesAsync(Fixtures.PathOf("refusals", kind, rule + ".txt"));
        string[] cases = [.. lines.Where(static line => line.Length > 0 && line[0] != '#')];
        await using var project = TestProject.Of(Head + FileOf(kind, cases));

        var wrong = new ConcurrentBag<string>();
        var lint = (await project.TryCompose("lint", "--select", rule)).Output;
        // A resource is in the line after all services and its own heading.
        var firstLine = Head.Count(static c => c == '\n') + 1 + (kind == "services" ? 0 : cases.Length + 1);
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

    private static string FileOf(string kind, string[] cases)
    {
        const string Common = "image: \"busybox:local\", init: true, command: sleep 3600";
        var attributes = cases.Select(static line => line[Refused.Length..].Trim());
        var services = attributes.Select(
            (typed, i) =>
                kind switch
                {
                    "networks" => $"  case{i}: {{ {Common}, networks: [resource{i}] }}",
                    "volumes" => $"  case{i}: {{ {Common}, volumes: [\"resource{i}:/x\"] }}",
                    _ => $"  case{i}: {{ {Common}, {typed} }}",
                }
        );
        var resources = attributes.Select(static (typed, i) => $"  resource{i}: {{ {typed} }}").Prepend($"{kind}:");
        return string.Join("\n", services.Concat(kind == "services" ? ["volumes: { resource: }"] : resources));
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
