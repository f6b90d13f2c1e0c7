using System.Text.Json;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

[Trait("Category", "Engine")]
public sealed class PlanTests
{
    private const string Two = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, environment: { A: 1 } }
          store: { image: "busybox:local", init: true, command: sleep 3600, volumes: ["data:/data"] }
        volumes: { data: }
        """;

    [Fact]
    public async Task It_says_what_up_would_do_and_does_nothing()
    {
        await using var project = TestProject.Of(Two);
        var plan = (await project.TryCompose("plan")).ShouldExitWith(2);
        foreach (var part in (string[])["web", "store", "default", "data"])
            plan.Output.ShouldContain(part);
        (await project.Containers()).ShouldBeEmpty();
        (await project.Volumes()).ShouldBeEmpty();
        (await project.Networks()).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_up_there_is_nothing_left_to_do()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        await project.Compose("plan");
    }

    [Fact]
    public async Task It_names_the_one_thing_that_changed()
    {
        await using var project = TestProject.Of(Two);
        await project.Compose("up", "-d");
        project.Edit("A: 1", "A: 2");
        var plan = (await project.TryCompose("plan")).ShouldExitWith(2);
        plan.Output.ShouldContain("web");
        plan.Output.ShouldNotContain("store");
    }

    /// <summary>
    /// Not possible in these engines: other systems, devices, kernels and file systems, and what the kernel ignores here, so that nothing
    /// can change.
    /// </summary>
    private static readonly string[] Impossible =
    [
        "isolation",
        "gpus",
        "cpu_rt_period",
        "cpu_rt_runtime",
        "cpu_count",
        "cpu_percent",
        "storage_opt",
        "platform",
    ];

    /// <summary>
    /// The engine fills in defaults, sorts, renames and drops what it is given: none of that is a change, and every change is named.
    /// </summary>
    [Fact]
    public async Task It_names_the_attribute_of_each_service_that_changed_and_no_other()
    {
        await using var project = TestProject.OfFixture("verbs/plan/attributes");
        var services = (await project.Compose("config", "--services")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] chosen = [.. services.Except(Impossible)];
        await project.Compose(["up", "-d", .. chosen]);

        (await project.Compose(["plan", .. chosen])).Output.ShouldEndWith($"{chosen.Length} unchanged\n");

        var plan = (await project.TryCompose(["-f", "changed.yaml", "plan", "--format", "json", .. chosen])).ShouldExitWith(2);
        using var json = JsonDocument.Parse(plan.Output);
        var named = new Dictionary<string, string[]>();
        foreach (var group in json.RootElement.GetProperty("groups").EnumerateArray())
            foreach (var item in group.GetProperty("items").EnumerateArray())
                if (item.GetProperty("action").GetString() == "replace")
                    named[group.GetProperty("name").GetString()!] =
                    [
                        .. item.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("attribute").GetString()!),
                        .. item.GetProperty("untraced").EnumerateArray().Select(path => path.GetString()!),
                    ];
        named.Keys.Order().ShouldBe(chosen.Order());
        foreach (var (service, attributes) in named)
        {
            attributes.ShouldNotBeEmpty(service);
            attributes.ShouldAllBe(path => path == service || path.StartsWith(service + "."), service);
        }
    }
}
