using System.Formats.Tar;
using Compose.Engine.Build;
using Compose.Engine.Contract;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Build;

public sealed class BuildContextTests : IDisposable
{
    private readonly Folder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task Everything_is_sent_in_the_order_of_its_names()
    {
        root.With("b.txt").With("a/z.txt").With("a/B.txt").With("Dockerfile");
        (await Names()).ShouldBe(["Dockerfile", "a/", "a/B.txt", "a/z.txt", "b.txt"]);
    }

    [Fact]
    public async Task Names_that_are_no_UTF8_keep_their_bytes()
    {
        root.With("Dockerfile").With("plain.txt", "plain");
        // .NET treats names as text, so a shell creates these: Latin-1 bytes, a folder with a file, a name of 120 bytes, a link.
        await ShellAsync(
            @"mkdir latin; cd latin; printf latin > $'caf\xe9.txt'; mkdir $'d\xfcr'; printf inner > $'d\xfcr/inner'; printf long > $'\xe9'$(printf 'x%.0s' {1..119}); ln -s $'caf\xe9.txt' $'l\xef'"
        );
        await using var context = BuildContext.Open(root.Path, null, CancellationToken.None);
        using var tar = new MemoryStream();
        await context.Tar.CopyToAsync(tar);
        // Listed by tar itself, which prints invalid UTF-8 as octal numbers.
        await File.WriteAllBytesAsync(root["../" + Path.GetFileName(root.Path) + ".tar"], tar.ToArray());
        var listed = await ListAsync(root.Path + ".tar");
        File.Delete(root.Path + ".tar");
        await ShellAsync("rm -r latin"); // for the same reason
        listed.ShouldContain(@"latin/caf\351.txt");
        listed.ShouldContain(@"latin/d\374r/");
        listed.ShouldContain(@"latin/d\374r/inner");
        listed.ShouldContain(@"latin/\351" + new string('x', 119));
        listed.ShouldContain(@"latin/l\357 -> caf\351.txt");
        listed.ShouldContain("plain.txt");
    }

    private async Task ShellAsync(string script)
    {
        var start = new System.Diagnostics.ProcessStartInfo("bash", ["-ec", script]) { WorkingDirectory = root.Path };
        using var shell = System.Diagnostics.Process.Start(start)!; // null only when an existing process is reused
        await shell.WaitForExitAsync();
        shell.ExitCode.ShouldBe(0);
    }

    /// <summary>The names in a tar, and the targets of its links.</summary>
    private static async Task<string[]> ListAsync(string tar)
    {
        var start = new System.Diagnostics.ProcessStartInfo("tar", ["tvf", tar, "--quoting-style=escape"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["LC_ALL"] = "C";
        using var process = System.Diagnostics.Process.Start(start)!; // as above
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
        return [.. lines.Select(static line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[5..]))];
    }

    [Fact]
    public async Task What_is_ignored_stays_here_but_never_the_Dockerfile()
    {
        root.With(".dockerignore", "*\n!src/*.c\n").With("Dockerfile").With("src/a.c").With("src/a.o").With("lib/b.c");
        (await Names()).ShouldBe([".dockerignore", "Dockerfile", "src/", "src/a.c"]);
    }

    [Fact]
    public async Task A_Dockerfile_in_an_ignored_directory_is_sent_alone()
    {
        root.With(".dockerignore", "docker\n").With("docker/Dockerfile").With("docker/secret");
        (await Names("docker/Dockerfile")).ShouldBe([".dockerignore", "docker/", "docker/Dockerfile"]);
    }

    [Fact]
    public async Task Rules_beside_the_Dockerfile_go_before_those_of_the_context()
    {
        root.With(".dockerignore", "a\n").With("my.Dockerfile").With("my.Dockerfile.dockerignore", "b\n").With("a").With("b");
        (await Names("my.Dockerfile")).ShouldBe([".dockerignore", "a", "my.Dockerfile", "my.Dockerfile.dockerignore"]);
    }

    [Fact]
    public async Task A_Dockerfile_from_elsewhere_goes_with_its_own_rules_under_a_name_of_its_own()
    {
        using var elsewhere = new Folder();
        elsewhere.With("Dockerfile", "FROM a\n").With("Dockerfile.dockerignore", "b\n");
        root.With("a").With("b");
        await using var context = BuildContext.Open(root.Path, elsewhere["Dockerfile"], CancellationToken.None);
        context.Dockerfile.ShouldStartWith(".dockerfile.");
        (await Entries(context)).Select(entry => entry.Name).ShouldBe([context.Dockerfile, "a"]);
    }

    [Fact]
    public async Task An_inline_Dockerfile_travels_in_the_context()
    {
        root.With("a").With("Dockerfile", "FROM other\n");
        await using var context = BuildContext.OpenInline(root.Path, "FROM a\n", CancellationToken.None);
        var entries = await Entries(context);
        entries.Select(entry => entry.Name).ShouldBe([context.Dockerfile, "Dockerfile", "a"]);
        entries[0].Content.ShouldBe("FROM a\n");
    }

    [Fact]
    public async Task A_lower_case_dockerfile_serves_when_there_is_no_other()
    {
        root.With("dockerfile");
        await using var context = BuildContext.Open(root.Path, null, CancellationToken.None);
        context.Dockerfile.ShouldBe("dockerfile");
    }

    [Fact, Trait("System", "Unix")]
    public async Task Modes_and_links_are_kept_and_owners_are_root()
    {
        root.With("run.sh", "echo", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
            .With("Dockerfile")
            .With("dir/x");
        File.CreateSymbolicLink(root["link"], "run.sh");
        Directory.CreateSymbolicLink(root["dirlink"], "../elsewhere");
        var entries = (await Entries()).ToDictionary(entry => entry.Name);
        entries["run.sh"].Mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (entries["link"].Type, entries["link"].Link).ShouldBe((TarEntryType.SymbolicLink, "run.sh"));
        (entries["dirlink"].Type, entries["dirlink"].Link).ShouldBe((TarEntryType.SymbolicLink, "../elsewhere"));
        entries.Values.ShouldAllBe(entry => entry.Uid == 0);
    }

    [Fact, Trait("System", "Unix")]
    public async Task A_socket_is_left_out_and_a_pipe_is_not_opened()
    {
        root.With("Dockerfile").With("empty");
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(root["a.sock"]));
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", root["fifo"]))
            await mkfifo.WaitForExitAsync();
        var entries = await Entries();
        entries
            .Select(entry => (entry.Name, entry.Type))
            .ShouldBe([("Dockerfile", TarEntryType.RegularFile), ("empty", TarEntryType.RegularFile), ("fifo", TarEntryType.Fifo)]);
    }

    [Fact, Trait("System", "Unix")]
    public async Task A_pipe_as_Dockerfile_is_refused_before_a_builder_waits_for_it()
    {
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", root["Dockerfile"]))
            await mkfifo.WaitForExitAsync();
        Should
            .Throw<EngineException>(() => BuildContext.Open(root.Path, null, CancellationToken.None))
            .Message.ShouldBe($"failed to read dockerfile: open {root["Dockerfile"]}: it is a named pipe (FIFO), not a file");
    }

    [Fact]
    public async Task Long_and_foreign_names_survive()
    {
        var name = $"{new string('a', 90)}/{new string('b', 90)}/ü.txt";
        root.With(name, "x").With("Dockerfile");
        (await Names()).ShouldContain(name);
    }

    [Fact]
    public void A_missing_Dockerfile_or_directory_is_named()
    {
        Should
            .Throw<EngineException>(() => BuildContext.Open(root.Path, null, CancellationToken.None))
            .Message.ShouldBe($"failed to read dockerfile: open {root["Dockerfile"]}: no such file or directory");
        Should
            .Throw<EngineException>(() => BuildContext.Open(root["no"], null, CancellationToken.None))
            .Message.ShouldBe($"unable to prepare context: path \"{root["no"]}\" not found");
    }

    [Fact]
    public async Task A_context_left_in_the_middle_is_closed_at_once()
    {
        root.With("Dockerfile").With("big", new string('x', 4_000_000));
        var context = BuildContext.Open(root.Path, null, CancellationToken.None);
        (await context.Tar.ReadAsync(new byte[10])).ShouldBeGreaterThan(0);
        await context.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    private async Task<IEnumerable<string>> Names(string? dockerfile = null) => (await Entries(dockerfile)).Select(entry => entry.Name);

    private async Task<List<Entry>> Entries(string? dockerfile = null)
    {
        await using var context = BuildContext.Open(root.Path, dockerfile, CancellationToken.None);
        return await Entries(context);
    }

    private static async Task<List<Entry>> Entries(BuildContext context)
    {
        List<Entry> entries = [];
        await using var reader = new TarReader(context.Tar);
        while (await reader.GetNextEntryAsync() is { } entry)
        {
            var content = entry.DataStream is { } data ? await new StreamReader(data).ReadToEndAsync() : "";
            entries.Add(new(entry.Name, entry.EntryType, entry.Mode, entry.Uid, entry.LinkName, content));
        }
        return entries;
    }

    private sealed record Entry(string Name, TarEntryType Type, UnixFileMode Mode, int Uid, string Link, string Content);
}
