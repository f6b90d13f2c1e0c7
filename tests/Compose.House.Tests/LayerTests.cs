using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Compose.House.Tests;

/// <summary>
/// Inside a room a folder uses only folders below it. The order is given by the tables of docs/architecture.md, lowest first; the
/// dependencies come from the compiled room.
/// </summary>
public sealed partial class LayerTests
{
    public static TheoryData<string> Names => [.. Rooms.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_folder_uses_only_folders_below_it(string room)
    {
        var layers = LayersOf(room);
        var upward =
            from type in Rooms.TypesOf(room)
            from used in Rooms.UsedBy(room, type)
            let user = layers.IndexOf(Rooms.FolderOf(room, type))
            let to = layers.IndexOf(Rooms.FolderOf(room, used))
            where to > user
            select $"{type.FullName} uses {used.FullName}, of a higher layer";
        upward.Distinct().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_folder_stands_once_in_the_order_of_its_room(string room) =>
        LayersOf(room).Order().ShouldBe(Rooms.TypesOf(room).Select(type => Rooms.FolderOf(room, type)).Distinct().Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void No_folder_holds_a_single_file(string room) =>
        Repository
            .Files($"src/{room}", "*.cs")
            .GroupBy(path => Path.GetDirectoryName(path)!)
            .Where(folder => folder.Count() == 1)
            .Select(folder => folder.Single())
            .ShouldBeEmpty();

    [Fact]
    public void No_type_is_named_like_a_folder()
    {
        var types = Rooms.Names.SelectMany(Rooms.TypesOf).ToList();
        var folders = types.SelectMany(type => type.Namespace.FullName.Split('.')).ToHashSet();
        types.Where(type => folders.Contains(type.Name) && !type.FullName.Contains('+')).Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void A_name_is_given_to_one_type_only() =>
        Rooms
            .Names.SelectMany(Rooms.TypesOf)
            .Where(type => !type.FullName.Contains('+'))
            .GroupBy(type => type.Name)
            .Where(same => same.Count() > 1)
            .Select(same => string.Join(", ", same.Select(type => type.FullName)))
            .ShouldBeEmpty();

    /// <summary>The order of stages: the README draws it, the page explains it, and each stage's folders exist.</summary>
    [Fact]
    public void The_walk_of_a_file_is_drawn_as_it_is_explained()
    {
        var page = Repository.Read("docs/architecture.md");
        var walk = Stop()
            .Matches(page[page.IndexOf("| stage | what | where |", StringComparison.Ordinal)..])
            .Skip(1)
            .Select(row =>
                (Name: row.Groups[1].Value, Folders: Folder().Matches(row.Groups[2].Value).Select(folder => folder.Groups[1].Value))
            )
            .ToList();
        var drawn = Repository.Read("README.md").Split('\n').Single(line => line.Contains("discover -> ", StringComparison.Ordinal));
        drawn.Split("->", StringSplitOptions.TrimEntries).ShouldBe(walk.Select(stop => stop.Name));
        var layers = LayersOf("Compose.Model");
        walk.SelectMany(stop => stop.Folders).Where(folder => !layers.Contains(folder)).ShouldBeEmpty();
    }

    /// <summary>The folders of a room, lowest first; empty for the room itself, written as a dot on the page.</summary>
    private static List<string> LayersOf(string room)
    {
        var page = Repository.Read("docs/architecture.md");
        var start = page.IndexOf($"### Inside {room}\n", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, $"docs/architecture.md has no order for {room}");
        var end = page.IndexOf("\n#", start + 1, StringComparison.Ordinal);
        return
        [
            .. Row()
                .Matches(page[start..(end < 0 ? page.Length : end)])
                .SelectMany(row => Folder().Matches(row.Value.Split('|')[1]))
                .Select(folder => folder.Groups[1].Value.TrimStart('.')),
        ];
    }

    [GeneratedRegex(@"^\| `.*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| ([a-z]+) \|[^|]*\| ([^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Stop();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Folder();
}
