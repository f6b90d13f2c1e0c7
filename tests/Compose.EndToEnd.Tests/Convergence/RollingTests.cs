using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Convergence;

[Trait("Category", "Engine")]
public sealed class RollingTests
{
    private const int Requests = 10_000;

    private const string Paused = """
        services:
          web:
            image: busybox:local
            init: true
            command: sleep 3600
            networks: {default: {aliases: [shop-window]}}
            healthcheck: {test: "true", interval: 500ms}
            deploy: {update_config: {order: start-first, failure_action: pause, monitor: 20s}}
          client: { image: "busybox:local", init: true, command: sleep 3600 }
        """;

    [Fact]
    public async Task No_request_fails_while_a_service_is_updated()
    {
        await using var project = Webapp();
        await project.Compose("up", "-d", "--build", "--wait", "--scale", "app=2");
        var before = await project.Containers("app");
        await using var load = Load.On(PortOf(project));

        project.Variables["WEBAPP_GREETING"] = "Good evening";
        await project.Compose("up", "--rolling", "--scale", "app=2");

        (await load.EndAsync(Requests)).ShouldBeEmpty();
        var after = await project.Containers("app");
        after.Select(static container => container.Name).ShouldBe(before.Select(static container => container.Name));
        after.Select(static container => container.Id).Intersect(before.Select(static container => container.Id)).ShouldBeEmpty();
        foreach (var container in after)
        {
            container.Environment.ShouldContain("GREETING=Good evening");
            container.Networks[$"{project.Name}_edge"].Aliases.ShouldContain("application");
        }

        (await project.Compose("up", "-d", "--scale", "app=2")).Error.ShouldNotContain("Creat");
    }

    [Fact]
    public async Task No_request_fails_while_a_bad_image_is_rolled_back()
    {
        await using var project = Webapp();
        await project.Compose("up", "-d", "--build", "--wait");
        var before = await project.Container("app");
        await using var load = Load.On(PortOf(project));

        project.Edit("    build:\n      context: ./app\n      args:\n        DEFAULT_GREETING: Welcome\n", "    image: nginx:alpine\n");
        (await project.TryCompose("up", "--rolling")).ShouldExitWith(1).ShouldSay("service \"app\" was rolled back", "is unhealthy");

        (await load.EndAsync(Requests)).ShouldBeEmpty();
        (await project.Container("app")).Id.ShouldBe(before.Id);
    }

    [Fact]
    public async Task A_paused_update_is_rolled_back_to_the_previous_container()
    {
        await using var project = TestProject.Of(Paused);
        await project.Compose("up", "-d", "--wait");
        var before = await project.Container("web");

        project.Edit("command: sleep 3600\n    networks", "command: sleep 6\n    networks");
        (await project.TryCompose("up", "--rolling")).ShouldExitWith(1).ShouldSay("is paused: 0 of 1 containers were replaced");
        (await project.Containers("web")).Count.ShouldBe(2);
        await project.Compose("rollback", "web");

        var after = await project.Container("web");
        after.Id.ShouldBe(before.Id);
        after.Name.ShouldBe(before.Name);
        after.Status.ShouldBe("running");
        await project.Compose("exec", "-T", "client", "nslookup", "shop-window");
        (await project.TryCompose("rollback")).ShouldExitWith(1).ShouldSay("nothing to return to");
    }

    [Fact]
    public async Task A_plain_up_completes_an_interrupted_update()
    {
        await using var project = TestProject.Of(Paused);
        await project.Compose("up", "-d", "--wait");
        var before = await project.Container("web");

        project.Edit("command: sleep 3600\n    networks", "command: sleep 3601\n    networks");
        await using (var update = project.Start("up", "--rolling"))
        {
            await Eventually.BecomesTrueAsync(
                "the old container has stopped",
                async () => (await project.Containers("web")).Any(container => container.Id == before.Id && container.Status == "exited")
            );
            update.SendInterrupt();
            (await update.EndAsync()).ShouldFail();
        }

        await project.Compose("up", "-d");
        var after = await project.Container("web");
        after.Id.ShouldNotBe(before.Id);
        after.Name.ShouldBe(before.Name);
        after.Status.ShouldBe("running");
        await project.Compose("exec", "-T", "client", "nslookup", "shop-window");
    }

    private static int PortOf(TestProject project) =>
        int.Parse(project.Variables["WEBAPP_PORT"], System.Globalization.CultureInfo.InvariantCulture);

    private static TestProject Webapp()
    {
        var project = TestProject.OfFixture("webapp");
        project.Variables["WEBAPP_PORT"] = $"{TestProject.FreePort()}";
        // A container that will not become healthy is known sooner.
        project.Edit(
            "http://127.0.0.1:8000/healthz\"]\n      interval: 1s\n      timeout: 5s\n      retries: 15",
            "http://127.0.0.1:8000/healthz\"]\n      interval: 1s\n      timeout: 5s\n      retries: 4"
        );
        return project;
    }
}
