using System.Text;
using Compose.Engine.Streams;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Contracts;

/// <summary>Copying files in and out.</summary>
public abstract class FileContract(EngineUnderTest under)
{
    private readonly IEngine engine = under.Engine;
    private readonly CancellationToken patience = under.Patience;

    [Fact]
    public async Task Files_go_in_and_come_out_with_owner_and_mode()
    {
        var id = await under.RunAsync("files", "sleep 600");
        await PutAsync(
            id,
            "/",
            new ContentItem
            {
                Name = "run/secrets/token",
                Content = "hush"u8.ToArray(),
                Mode = UnixFileMode.UserRead,
                Owner = new(33, 34),
            }
        );

        var stat = await engine.StatPathAsync(id, "/run/secrets/token", patience);
        (stat.Name, stat.Size, stat.Mode & 0x1FF, stat.IsDirectory).ShouldBe(("token", 4, 0x100u, false));
        (await engine.StatPathAsync(id, "/run/secrets", patience)).IsDirectory.ShouldBeTrue();
        (await engine.StatPathAsync(id, "/bin/sh", patience)).IsSymbolicLink.ShouldBeTrue();
        await using (var archive = await engine.GetArchiveAsync(id, "/run/secrets/token", patience))
        {
            await using var reader = new System.Formats.Tar.TarReader(archive.Tar);
            var entry = (await reader.GetNextEntryAsync(cancellationToken: patience)).ShouldNotBeNull();
            (entry.Name, entry.Uid, entry.Gid).ShouldBe(("token", 33, 34));
            var data = new byte[4];
            await entry.DataStream.ShouldNotBeNull().ReadExactlyAsync(data, patience);
            Encoding.ASCII.GetString(data).ShouldBe("hush");
        }

        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task A_folder_comes_out_with_what_is_in_it()
    {
        var id = await under.CreateAsync("folder", under.Shell("true"));
        await PutAsync(id, "/tmp", new ContentItem { Name = "a/b/c.txt", Content = "c"u8.ToArray() });
        await using var archive = await engine.GetArchiveAsync(id, "/tmp/a", patience);
        archive.Stat.ShouldSatisfyAllConditions(stat => stat.Name.ShouldBe("a"), stat => stat.IsDirectory.ShouldBeTrue());
        await using var reader = new System.Formats.Tar.TarReader(archive.Tar);
        List<string> names = [];
        while (await reader.GetNextEntryAsync(cancellationToken: patience) is { } entry)
            names.Add(entry.Name.TrimEnd('/'));
        names.ShouldBe(["a", "a/b", "a/b/c.txt"]);
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_not_found()
    {
        var id = await under.CreateAsync("nowhere", under.Shell("true"));
        foreach (
            var call in (Func<Task>[])
                [
                    () => engine.StatPathAsync(id, "/nowhere", patience),
                    () => engine.GetArchiveAsync(id, "/nowhere", patience),
                    () => PutAsync(id, "/nowhere", new ContentItem { Name = "x", Content = "x"u8.ToArray() }),
                ]
        )
            (await EngineUnderTest.RefusedAsync(call)).IsNotFound.ShouldBeTrue();
        await under.RemoveAsync(id);
    }

    private async Task PutAsync(string container, string directory, TarItem item)
    {
        await using var tar = TarStream.Open([item], patience);
        await engine.PutArchiveAsync(container, directory, tar, copyOwner: true, patience);
    }
}
