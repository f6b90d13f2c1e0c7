using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Inputs;
using Compose.Model.Passes.Selecting;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Discovery;

public sealed class ProjectFilesTests
{
    private static readonly LoadOptions InApp = new()
    {
        WorkingDirectory = "/app",
        Variables = new Dictionary<string, string> { ["HOME"] = "/home/me" },
    };

    private readonly DiagnosticSink sink = new();

    [Fact]
    public void The_first_default_name_wins_and_the_others_are_told()
    {
        var found = Discover(
            InApp,
            new MemoryFiles
            {
                ["/app/docker-compose.yml"] = "",
                ["/app/compose.yml"] = "",
                ["/app/docker-compose.yaml"] = "",
            }
        );
        Paths(found).ShouldBe(["/app/compose.yml"]);
        Told()
            .ShouldBe([
                "compose.yml:1:1: warning CF056 Found multiple config files with supported names: compose.yml, docker-compose.yml, "
                    + "docker-compose.yaml. Using compose.yml",
            ]);
    }

    [Fact]
    public void An_override_comes_from_the_same_folder_whatever_the_pair_of_names() =>
        Paths(Discover(InApp, new MemoryFiles { ["/app/compose.yaml"] = "", ["/app/docker-compose.override.yml"] = "" }))
            .ShouldBe(["/app/compose.yaml", "/app/docker-compose.override.yml"]);

    [Fact]
    public void Folders_above_are_searched_and_become_the_project_directory()
    {
        var found = Discover(
            InApp with
            {
                WorkingDirectory = "/app/web/src",
            },
            new MemoryFiles { ["/app/compose.yaml"] = "", ["/app/web/x"] = "" }
        );
        Paths(found).ShouldBe(["/app/compose.yaml"]);
        found.ProjectDirectory.ShouldBe("/app");
        found.ComposeFiles[0].Source.Path.ShouldBe("/app/compose.yaml");
    }

    [Fact]
    public void Without_a_file_the_way_out_is_said()
    {
        Discover(InApp, []).ComposeFiles.ShouldBeEmpty();
        var diagnostic = sink.ToImmutable().ShouldHaveSingleItem();
        diagnostic.Message.ShouldBe("no configuration file provided: not found");
        diagnostic.Help!.ShouldContain("-f");
        diagnostic.Notes.ShouldHaveSingleItem().ShouldContain("/app");
    }

    [Fact]
    public void Named_files_are_read_in_order_and_the_first_sets_the_directory()
    {
        var found = Discover(
            InApp with
            {
                Files = ["-", "sub/a.yaml", "/etc/b.yaml"],
                StandardInput = () => "name: x",
            },
            new MemoryFiles
            {
                ["/app/sub/a.yaml"] = "a",
                ["/etc/b.yaml"] = "b",
                ["/app/compose.override.yml"] = "",
            }
        );
        Paths(found).ShouldBe(["-", "/app/sub/a.yaml", "/etc/b.yaml"]);
        found.ProjectDirectory.ShouldBe("/app/sub");
        found.ComposeFiles.Select(file => file.Source.Path).ShouldBe(["<stdin>", "sub/a.yaml", "/etc/b.yaml"]);
        found.ComposeFiles[0].Source.Text.ShouldBe("name: x");
    }

    [Fact]
    public void Every_missing_file_is_told()
    {
        Discover(InApp with { Files = ["a.yaml", "sub"] }, new MemoryFiles { ["/app/sub/compose.yaml"] = "" });
        Told()
            .ShouldBe([
                "a.yaml:1:1: error CF055 compose file /app/a.yaml not found: no such file or directory",
                "sub:1:1: error CF055 compose file `sub` is a directory",
            ]);
    }

    [Fact]
    public void COMPOSE_FILE_may_come_from_the_env_file_with_its_own_separator()
    {
        var found = Discover(
            InApp,
            new MemoryFiles
            {
                ["/app/.env"] = "COMPOSE_PATH_SEPARATOR=;\nCOMPOSE_FILE=a.yaml;deploy/b.yaml\nCOMPOSE_PROFILES=x, y\n",
                ["/app/a.yaml"] = "",
                ["/app/deploy/b.yaml"] = "",
            }
        );
        Paths(found).ShouldBe(["/app/a.yaml", "/app/deploy/b.yaml"]);
        found.Profiles.ShouldBe(["x", "y"]);
        found.ProjectDirectory.ShouldBe("/app");
    }

    [Fact]
    public void An_empty_COMPOSE_FILE_is_told_where_it_is_set()
    {
        Discover(InApp, new MemoryFiles { ["/app/.env"] = "\nCOMPOSE_FILE=\n", ["/app/compose.yaml"] = "" });
        Told().ShouldBe([".env:2:1: error CF057 COMPOSE_FILE is set but names no file"]);
    }

    [Fact]
    public void The_env_files_of_the_working_and_of_the_discovered_folder_are_both_read_the_first_wins()
    {
        var found = Discover(
            InApp with
            {
                WorkingDirectory = "/app/sub",
            },
            new MemoryFiles
            {
                ["/app/compose.yaml"] = "",
                ["/app/.env"] = "A=root\nB=root\nC=$A\n",
                ["/app/sub/.env"] = "A=sub\n",
            }
        );
        found.Variables.Find("A")!.Value.ShouldBe("sub");
        found.Variables.Find("B")!.Value.ShouldBe("root");
        found.Variables.Find("C")!.Value.ShouldBe("sub");
        found.Variables.Find("B")!.SetAt.ToString().ShouldBe("/app/.env:2:1");
        found.Environment.Files.ShouldBe(["/app/sub/.env", "/app/.env"]);
        found.Environment.AreNamed.ShouldBeFalse();
    }

    [Fact]
    public void The_shell_wins_over_env_files_and_PWD_is_the_working_directory()
    {
        var found = Discover(
            InApp with
            {
                Variables = new Dictionary<string, string> { ["A"] = "shell" },
            },
            new MemoryFiles { ["/app/compose.yaml"] = "", ["/app/.env"] = "A=file\nPWD=/nowhere\nB=${A}" }
        );
        found.Variables.Find("A").ShouldNotBeNull().SetAt.ShouldBeNull();
        found.Variables.Find("B")!.Value.ShouldBe("shell");
        found.Variables.Find("PWD")!.Value.ShouldBe("/app");
    }

    [Fact]
    public void Named_env_files_replace_the_default_and_later_ones_win()
    {
        var found = Discover(
            InApp with
            {
                EnvFiles = ["one.env", "~/two.env"],
            },
            new MemoryFiles
            {
                ["/app/compose.yaml"] = "",
                ["/app/.env"] = "D=default",
                ["/app/one.env"] = "A=1\nB=1",
                ["/home/me/two.env"] = "B=2\nC=$A",
            }
        );
        found
            .Variables.All.Where(v => v.SetAt is not null)
            .Select(v => $"{v.Name}={v.Value}")
            .ShouldBe(["A=1", "B=2", "C=1"], ignoreOrder: true);
        found.Environment.Files.ShouldBe(["/app/one.env", "/home/me/two.env"]);
        found.Environment.AreNamed.ShouldBeTrue();
    }

    [Fact]
    public void COMPOSE_ENV_FILES_names_env_files_too()
    {
        var found = Discover(
            InApp with
            {
                Variables = new Dictionary<string, string> { ["COMPOSE_ENV_FILES"] = "one.env,none.env" },
            },
            new MemoryFiles { ["/app/compose.yaml"] = "", ["/app/one.env"] = "A=1" }
        );
        found.Variables.Find("A")!.Value.ShouldBe("1");
        Told().ShouldBe(["none.env:1:1: error CF055 couldn't find env file: /app/none.env"]);
    }

    [Theory]
    [InlineData("1", false, 0)]
    [InlineData("TRUE", false, 0)]
    [InlineData("0", true, 0)]
    [InlineData("yes", true, 1)]
    public void The_default_env_file_can_be_switched_off(string value, bool read, int errors)
    {
        var found = Discover(
            InApp with
            {
                Variables = new Dictionary<string, string> { ["COMPOSE_DISABLE_ENV_FILE"] = value },
            },
            new MemoryFiles { ["/app/compose.yaml"] = "", ["/app/.env"] = "A=1" }
        );
        (found.Variables.Find("A") is not null).ShouldBe(read);
        sink.Count.ShouldBe(errors);
    }

    [Fact]
    public void Profiles_on_the_command_line_hide_those_of_the_environment() =>
        Discover(
            InApp with
            {
                Profiles = ["a"],
                Variables = new Dictionary<string, string> { ["COMPOSE_PROFILES"] = "b" },
            },
            new MemoryFiles { ["/app/compose.yaml"] = "" }
        )
            .Profiles.ShouldBe(["a"]);

    [Fact]
    public void A_project_directory_is_where_everything_begins()
    {
        var found = Discover(
            InApp with
            {
                ProjectDirectory = "../srv",
            },
            new MemoryFiles { ["/srv/compose.yaml"] = "", ["/srv/.env"] = "A=1" }
        );
        found.ProjectDirectory.ShouldBe("/srv");
        Paths(found).ShouldBe(["/srv/compose.yaml"]);
        found.Variables.Find("A")!.Value.ShouldBe("1");
    }

    [Fact]
    public void A_remote_file_is_fetched_and_its_folder_becomes_the_project_directory()
    {
        var found = Discover(
            InApp with
            {
                Files = ["oci://demo"],
                Remote = new Remote("/cache/1/compose.yaml"),
            },
            new MemoryFiles
            {
                ["/cache/1/compose.yaml"] = "r",
                ["/cache/1/.env"] = "A=remote",
                ["/app/.env"] = "A=local",
            }
        );
        Paths(found).ShouldBe(["/cache/1/compose.yaml"]);
        found.ProjectDirectory.ShouldBe("/cache/1");
        found.Variables.Find("A")!.Value.ShouldBe("local");
    }

    [Fact]
    public void A_remote_file_that_cannot_be_had_is_told()
    {
        Discover(InApp with { Files = ["oci://demo"], Remote = new Remote(null) }, []).ComposeFiles.ShouldBeEmpty();
        Told().ShouldBe(["oci://demo:1:1: error CF059 `oci://demo` could not be fetched: the registry is asleep"]);
    }

    private ProjectFiles Discover(LoadOptions options, MemoryFiles files) =>
        ProjectFiles.Discover(options, files, sink, CancellationToken.None);

    private IEnumerable<string> Told() => sink.ToImmutable().Select(diagnostic => diagnostic.ToString());

    private static IEnumerable<string> Paths(ProjectFiles found) => found.ComposeFiles.Select(file => file.FullPath);

    private sealed class Remote(string? copy) : IRemoteResources
    {
        public bool Accepts(string reference) => reference.StartsWith("oci://", StringComparison.Ordinal);

        public string Fetch(string reference, CancellationToken cancellationToken) =>
            copy ?? throw new RemoteResourceException("the registry is asleep");
    }
}
