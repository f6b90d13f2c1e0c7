using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Planning.Steps;
using Compose.Planning.Watching;
using Shouldly;
using Xunit;

namespace Compose.Planning.Tests;

public sealed class WatchRulesTests
{
    [Theory]
    [InlineData("/p/src/a.js", "/app/a.js")]
    [InlineData("/p/src/deep/er/a.js", "/app/deep/er/a.js")]
    [InlineData("/p/src", "/app")]
    [InlineData("/p/srcs/a.js", null)]
    [InlineData("/p/a.js", null)]
    [InlineData("/p/src/node_modules/x/a.js", null)]
    [InlineData("/p/src/deep/a.tmp", null)]
    [InlineData("/p/src/.git/HEAD", null)]
    [InlineData("/p/src/sub/.git/HEAD", null)]
    [InlineData("/p/src/.a.js.swp", null)]
    [InlineData("/p/src/a.js~", null)]
    [InlineData("/p/src/4913", null)]
    [InlineData("/p/src/.gitignore", "/app/.gitignore")]
    public void A_path_is_mapped_into_the_container_or_ignored(string path, string? target)
    {
        var decision = Rules(
                """
                services:
                  web:
                    image: x
                    develop:
                      watch: [ { path: /p/src, action: sync, target: /app/, ignore: ["node_modules/", "**/*.tmp"] } ]
                """
            )
            .Decide([new(path, true)]);

        if (target is null)
            decision.IsEmpty.ShouldBeTrue();
        else
            decision.Sync.ShouldHaveSingleItem().Paths.ShouldHaveSingleItem().ShouldBe(new SyncedPath(path, target, true));
    }

    [Fact]
    public void Include_narrows_and_ignore_goes_before_it()
    {
        var rules = Rules(
            """
            services:
              web:
                image: x
                develop:
                  watch: [ { path: /p, action: sync, target: /app, include: ["**/*.html", "css"], ignore: "draft.html" } ]
            """
        );

        Synced(rules, "/p/a.html", "/p/sub/b.html", "/p/css/c.css", "/p/d.js", "/p/draft.html")
            .ShouldBe(["/app/a.html", "/app/css/c.css", "/app/sub/b.html"]);
    }

    [Fact]
    public void What_the_build_context_leaves_out_is_no_reason_to_build()
    {
        var rules = Rules(
            """
            services:
              web:
                build: /p
                develop:
                  watch: [ { path: /p, action: rebuild } ]
              api:
                build: { context: /q, dockerfile: api.dockerfile }
                develop:
                  watch: [ { path: /q, action: rebuild } ]
            """,
            ("/p/.dockerignore", "*.md\n!README.md\n"),
            ("/q/api.dockerfile.dockerignore", "docs\n"),
            ("/q/.dockerignore", "*\n")
        );

        rules.Decide([new("/p/notes.md", true)]).IsEmpty.ShouldBeTrue();
        rules.Decide([new("/p/README.md", true)]).Rebuild.ShouldBe(["web"]);
        rules.Decide([new("/q/docs/a", true)]).IsEmpty.ShouldBeTrue();
        rules.Decide([new("/q/main.c", false), new("/p/main.c", true)]).Rebuild.ShouldBe(["api", "web"]);
    }

    [Fact]
    public void One_change_may_mean_several_things_to_several_services()
    {
        var decision = Rules(
                """
                services:
                  web: { image: x, develop: { watch: [ { path: /p, action: sync, target: /a }, { path: /p/conf, action: sync+restart, target: /a/conf } ] } }
                  api: { image: x, develop: { watch: [ { path: /p/conf, action: restart }, { path: /p, action: sync+exec, target: /b, exec: { command: reload } } ] } }
                """
            )
            .Decide([new("/p/conf/z", true), new("/p/conf/y", false), new("/p/conf/z", true)]);

        decision.Rebuild.ShouldBeEmpty();
        decision.Restart.ShouldBe(["api", "web"]);
        decision.Sync.Select(sync => sync.Service).ShouldBe(["api", "web"]);
        decision.Sync[1].Paths.ShouldBe([new("/p/conf/y", "/a/conf/y", false), new("/p/conf/z", "/a/conf/z", true)]);
        decision.Commands.ShouldHaveSingleItem().Hook.Command.ShouldBe(["reload"]);
    }

    [Fact]
    public void Only_the_named_services_are_watched_and_mounted_paths_never()
    {
        const string Yaml = """
            services:
              web: { image: x, develop: { watch: [ { path: /p/web, action: sync, target: /a } ] } }
              api: { image: x, volumes: ["/p:/p"], develop: { watch: [ { path: /p/api, action: sync, target: /a }, { path: /p/api/conf, action: restart } ] } }
            """;

        var all = Rules(Yaml);
        all.Paths.ShouldBe(["/p/web", "/p/api/conf"], ignoreOrder: true);
        all.Warnings.ShouldHaveSingleItem().ShouldContain("/p/api");
        Load(Yaml, ["web"]).Paths.ShouldBe(["/p/web"]);
    }

    [Fact]
    public void A_rule_that_cannot_be_followed_is_told_at_its_place()
    {
        var problems = Rules(
            """
            services:
              web: { image: x, develop: { watch: [ { path: /p, action: rebuild }, { path: /p, action: sync+exec, target: /a } ] } }
            """
        ).Problems;

        problems
            .Select(problem => problem.ToString())
            .ShouldBe([
                "compose.yaml:2:60: error CF085 can't watch service \"web\" with action rebuild without a build context",
                "compose.yaml:2:91: error CF085 can't watch service \"web\" with action sync+exec without a command",
            ]);
    }

    private static IEnumerable<string> Synced(WatchRules rules, params string[] paths) =>
        rules.Decide(paths.Select(path => new ChangedPath(path, true))).Sync.SelectMany(sync => sync.Paths).Select(path => path.Target);

    private static WatchRules Rules(string yaml, params (string Path, string Text)[] files) => Load(yaml, [], files);

    private static WatchRules Load(string yaml, string[] services, params (string Path, string Text)[] files)
    {
        var sink = new DiagnosticSink();
        var options = new LoadOptions
        {
            WorkingDirectory = "/p",
            ProjectName = "p",
            Variables = new Dictionary<string, string>(),
        };
        var project = ProjectLoader.Load(options, new Testing.MemoryFiles { ["/p/compose.yaml"] = yaml }, sink, CancellationToken.None);
        sink.ToImmutable().ShouldBeEmpty();
        return WatchRules.Of(
            project!,
            [.. services],
            path => files.Where(file => file.Path == path).Select(file => file.Text).FirstOrDefault()
        );
    }
}
