using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Processes;

/// <summary>Non-regular files, full disks, closed pipes: reported in our own words, without hanging or growing.</summary>
[Trait("Category", "Slow")]
public sealed class EdgeTests : IDisposable
{
    private const string Project = "services:\n  web:\n    image: web:1\n";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compose-edge-");

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<string, string> Named =>
        new()
        {
            { "-f NAME config", "compose file" },
            { "-f compose.yaml --env-file NAME config", "env file" },
            { "-f env.yaml config", "env file" },
            { "-f label.yaml config", "label file" },
            { "-f include.yaml config", "included file" },
            { "-f extends.yaml config", "extended file" },
        };

    [Theory, MemberData(nameof(Named))]
    public async Task A_pipe_that_nobody_fills_is_refused_by_name_and_kind(string arguments, string what)
    {
        await RunAsync("mkfifo", "pipe");
        var result = await ComposeAsync(arguments, "pipe");
        result.Err.ShouldContain($"{what} `pipe` cannot be read: it is a named pipe (FIFO), not a file");
        result.ExitCode.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Named))]
    public async Task A_device_that_never_ends_is_refused_by_name_and_kind(string arguments, string what)
    {
        var result = await ComposeAsync(arguments, "/dev/zero");
        result.Err.ShouldContain($"{what} `/dev/zero` cannot be read: it is a device, not a file");
        result.ExitCode.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Named))]
    public async Task A_gigabyte_is_refused_before_it_is_read(string arguments, string what)
    {
        using (var file = File.Create(Path.Combine(folder.FullName, "large")))
            file.SetLength(1 << 30);
        var result = await ComposeAsync(arguments, "large");
        result.Err.ShouldContain($"{what} `large` cannot be read: it is 1074 MB; the limit is 64 MiB");
        result.ExitCode.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Named))]
    public async Task A_folder_is_refused_by_name_and_kind(string arguments, string what)
    {
        folder.CreateSubdirectory("sub");
        var result = await ComposeAsync(arguments, "sub");
        result.Err.ShouldContain($"{what} `sub` is a directory");
        result.ExitCode.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Named))]
    public async Task Links_in_a_circle_are_told_as_such(string arguments, string what)
    {
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "circle"), "circle");
        var result = await ComposeAsync(arguments, "circle");
        result.Err.ShouldContain($"{what} `circle` cannot be read: its symbolic links form a loop");
        result.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task What_another_program_writes_into_a_pipe_of_the_shell_is_read()
    {
        Write("compose.yaml", Project);
        var result = await RunAsync("bash", "-c", $"'{Compose}' -f <(cat compose.yaml) --env-file /dev/null config --services");
        result.ShouldBe((0, "web\n", ""));
    }

    [Fact]
    public async Task Input_without_end_is_refused()
    {
        var result = await RunAsync("bash", "-c", $"'{Compose}' -f - config < /dev/zero");
        result.Err.ShouldBe("standard input cannot be read: it is endless, or very large; the limit is 64 MiB\n");
        result.Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("config")]
    [InlineData("version")]
    [InlineData("--help")]
    [InlineData("lint")]
    public async Task A_full_disk_behind_standard_output_is_told(string arguments)
    {
        Write("compose.yaml", "services:\n  web:\n    image: web:1\n    nope: 1\n");
        if (arguments != "lint")
            Write("compose.yaml", Project);
        var result = await RunAsync("bash", "-c", $"'{Compose}' {arguments} > /dev/full");
        result.Err.ShouldBe("output cannot be written: no space left on the disk\n");
        result.Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_that_has_gone_ends_it_without_a_word()
    {
        Write("compose.yaml", "services:\n" + string.Concat(Enumerable.Range(0, 5000).Select(static i => $"  s{i}: {{image: web:1}}\n")));
        var result = await RunAsync("bash", "-c", $"'{Compose}' config | head -1");
        result.Err.ShouldBe("");
        result.Out.ShouldStartWith("name:");
    }

    [Theory]
    [InlineData("/dev/full", "no space left on the disk")]
    [InlineData("missing/out.yaml", "its folder does not exist")]
    [InlineData("sub", "it is a directory")]
    [InlineData("circle", "its symbolic links form a loop")]
    public async Task A_file_that_cannot_be_written_is_named(string output, string reason)
    {
        Write("compose.yaml", Project);
        folder.CreateSubdirectory("sub");
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "circle"), "circle");
        var result = await ComposeProcess.RunAsync(folder.FullName, ["config", "-o", output]);
        result.Err.ShouldBe($"cannot write {Path.Combine(folder.FullName, output)}: {reason}\n");
        result.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_cannot_be_mended_does_not_keep_the_others_from_it()
    {
        foreach (var name in (string[])["a.yml", "b.yml", "c.yml"])
            Write(name, "services:\n  web:\n    image: \"web:1\"\n    ports: \"80:80\"\n");
        // Permissions do not restrict root, so the command runs as nobody.
        var result = await RunAsync(
            "bash",
            "-c",
            $"""
            chmod 777 . && chmod 666 a.yml c.yml && chmod 444 b.yml
            if [ "$(id -u)" = 0 ]; then as="setpriv --reuid=65534 --regid=65534 --clear-groups"; fi
            $as '{Compose}' lint --fix a.yml b.yml c.yml
            """
        );
        result.Err.ShouldBe(
            "a.yml: 1 problem fixed\n"
                + "b.yml: cannot be written: permission denied; nothing in it was fixed: make it writable and run this again\n"
                + "c.yml: 1 problem fixed\n"
        );
        result.Code.ShouldBe(1);
        File.ReadAllText(Path.Combine(folder.FullName, "c.yml")).ShouldContain("ports: [\"80:80\"]");
    }

    [Fact]
    public async Task A_file_that_must_not_be_read_is_named()
    {
        Write("compose.yaml", Project);
        var result = await RunAsync(
            "bash",
            "-c",
            $"""
            chmod 777 . && chmod 000 compose.yaml
            if [ "$(id -u)" = 0 ]; then as="setpriv --reuid=65534 --regid=65534 --clear-groups"; fi
            $as '{Compose}' config
            """
        );
        result.Err.ShouldStartWith("compose.yaml: error[CF055]: compose file `compose.yaml` cannot be read: permission denied\n");
        result.Code.ShouldBe(1);
    }

    [Fact]
    public async Task An_env_file_that_is_a_link_to_nothing_is_none()
    {
        Write("compose.yaml", Project);
        File.CreateSymbolicLink(Path.Combine(folder.FullName, ".env"), "nowhere");
        (await ComposeProcess.RunAsync(folder.FullName, ["config", "-q"])).ShouldBe(new ComposeProcess.Result(0, "", ""));
        (await ComposeProcess.RunAsync(folder.FullName, ["validate", "--quiet"])).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Control_characters_in_the_name_of_a_file_do_not_reach_the_terminal()
    {
        const string Name = "a\u001b[31m\nb.yaml";
        Write(Name, "services:\n  web:\n    image: web:1\n    nope: 1\n");
        foreach (
            var arguments in (string[][])
                [
                    ["-f", Name, "config"],
                    ["lint", Name],
                    ["lint", "--format", "checkstyle", Name],
                    ["lint", "--format", "junit", Name],
                ]
        )
        {
            var result = await ComposeProcess.RunAsync(folder.FullName, arguments);
            (result.Out + result.Err).ShouldContain(@"a\x1b[31m\nb.yaml");
            (result.Out + result.Err).ShouldNotContain('\u001b');
        }
    }

    private static string Compose => Path.Combine(AppContext.BaseDirectory, "compose");

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private Task<ComposeProcess.Result> ComposeAsync(string arguments, string name)
    {
        Write("compose.yaml", Project);
        Write("env.yaml", Project + $"    env_file: {name}\n");
        Write("label.yaml", Project + $"    label_file: {name}\n");
        Write("include.yaml", Project + $"include: [{name}]\n");
        Write("extends.yaml", $"services:\n  web:\n    extends: {{file: {name}, service: base}}\n");
        return ComposeProcess.RunAsync(folder.FullName, arguments.Split(' ').Select(word => word == "NAME" ? name : word));
    }

    private async Task<(int Code, string Out, string Err)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = ComposeProcess.DotnetRoot;
        start.Environment["HOME"] = folder.FullName;
        using var process = Process.Start(start)!; // null only when an existing process is reused
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await errors);
    }
}
