using System.Text.Json;
using Compose.Model.Output;
using Compose.Model.Services;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.InProcess;

/// <summary>
/// <c>fixtures/verbs/plan/attributes</c>: each service is named like an attribute, the only one that differs between its two files. The
/// plan names that one and no other, and says nothing of a service that did not change.
/// </summary>
public sealed class PlanAttributeTests
{
    /// <summary>Attributes that are not in the fixture, and why.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        [Service.ModelsKey] = "shown as the variables it gives; needs a plugin",
        [Service.ProviderKey] = "a service without containers",
        [Service.EnvFileKey] = "shown as environment",
        [Service.LabelFileKey] = "shown as labels",
        [Service.ExtendsKey] = "resolved when the project is loaded",
        [Service.PullRefreshAfterKey] = "not part of the resolved project",
    };

    private static readonly string Folder = Fixtures.PathOf("verbs", "plan", "attributes");

    [Fact]
    public async Task The_plan_names_the_attribute_that_changed_and_no_other()
    {
        var named = 0;
        foreach (var (service, changes, untraced) in await PlanAsync("changed.yaml"))
        {
            changes.Concat(changes.Count > 0 ? [] : untraced).ShouldNotBeEmpty(service);
            changes.ShouldAllBe(path => IsOf(path, service), service);
            if (changes.Count == 0)
                untraced.ShouldAllBe(path => IsOf(path, service), service);
            named++;
        }

        named.ShouldBe(Services().Count);
    }

    [Fact]
    public async Task Nothing_is_replaced_when_nothing_changed() => (await PlanAsync("compose.yaml")).ShouldBeEmpty();

    [Fact]
    public void Every_attribute_of_a_container_has_its_service() =>
        Service
            .Shape.Attributes.Select(static attribute => attribute.Name)
            .Where(static key => ConfigHash.Covers(key) && !Elsewhere.ContainsKey(key))
            .Except(Services())
            .ShouldBeEmpty("each wants a service of its name in both files of fixtures/verbs/plan/attributes");

    private static bool IsOf(string path, string attribute) =>
        path == attribute || path.StartsWith(attribute + ".", StringComparison.Ordinal);

    private static List<string> Services() =>
        [
            .. File.ReadLines(Path.Combine(Folder, "changed.yaml"))
                .SkipWhile(static line => line != "services:")
                .Skip(1)
                .TakeWhile(static line => line.StartsWith(' '))
                .Where(static line => line[2] != ' ')
                .Select(static line => line.Trim(' ', ':')),
        ];

    /// <summary>The replaced containers of a plan after the first file was created.</summary>
    private static async Task<List<(string Service, List<string> Changes, List<string> Untraced)>> PlanAsync(string file)
    {
        using var copy = new CaseFolder(Folder);
        var host = new MemoryHost(copy.Path, copy.Home);
        foreach (var image in (string[])["busybox:local", "nginx:alpine"])
            host.Engine.AddImage(image, "sleep infinity");
        (await host.RunAsync("create")).ExitCode.ShouldBe(0);
        using var json = JsonDocument.Parse((await host.RunAsync("-f", file, "plan", "--format", "json")).Out);
        return
        [
            .. from service in json.RootElement.GetProperty("groups").EnumerateArray()
            from item in service.GetProperty("items").EnumerateArray()
            where item.GetProperty("action").GetString() == "replace"
            select (
                service.GetProperty("name").GetString()!,
                item.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("attribute").GetString()!).ToList(),
                item.GetProperty("untraced").EnumerateArray().Select(path => path.GetString()!).ToList()
            ),
        ];
    }
}
