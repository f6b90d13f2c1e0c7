using System.Text.Json;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Compose.House.Tests;

public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Compose.Model"] = [],
        ["Compose.Engine"] = [],
        ["Compose.Lint"] = ["Compose.Model"],
        ["Compose.Planning"] = ["Compose.Engine", "Compose.Model"],
        ["Compose.Cli"] = ["Compose.Lint", "Compose.Planning"],
    };

    [Fact]
    public void Projects_refer_to_each_other_one_way_only()
    {
        foreach (var path in Repository.Files("src", "*.csproj"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            Allowed.ShouldContainKey(name, $"{path} is a new room: say here what it may refer to");
            var references = XDocument
                .Parse(Repository.Read(path))
                .Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))
                .Order()
                .ToArray();
            references.ShouldBe(Allowed[name], $"references of {path}");
        }
    }

    public static TheoryData<string> Names => [.. Rooms.Names];

    /// <summary>
    /// A room's solution filter, such as <c>Compose.Lint.slnf</c>, has its tests and their dependencies, and nothing else.
    /// </summary>
    [Theory, MemberData(nameof(Names))]
    public void A_room_has_a_solution_filter(string room)
    {
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        Add($"tests/{room}.Tests/{room}.Tests.csproj");
        using var filter = JsonDocument.Parse(Repository.Read($"{room}.slnf"));
        filter
            .RootElement.GetProperty("solution")
            .GetProperty("projects")
            .EnumerateArray()
            .Select(project => project.GetString()!.Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ShouldBe(needed);

        void Add(string path)
        {
            if (!needed.Add(path))
                return;
            foreach (var reference in XDocument.Parse(Repository.Read(path)).Descendants("ProjectReference"))
                Add(
                    Path.GetRelativePath(
                        Repository.Root,
                        Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, reference.Attribute("Include")!.Value))
                    )
                );
        }
    }

    [Theory]
    [InlineData("src/Compose.Model", "System.Net.Http")]
    [InlineData("src/Compose.Model", "System.Diagnostics.Process")]
    [InlineData("src/Compose.Lint", "Compose.Engine")]
    [InlineData("src/Compose.Model", "System.Net.Sockets")]
    [InlineData("src/Compose.Lint", "System.Net.Http")]
    [InlineData("src/Compose.Lint", "System.Net.Sockets")]
    [InlineData("src/Compose.Engine", "Compose.Model")]
    public void A_room_does_not_see(string room, string space) =>
        Repository.Files(room, "*.cs").Where(path => Repository.Read(path).Contains($"using {space}")).ShouldBeEmpty();

    /// <summary>
    /// The tables of character widths change with each version of Unicode, so we do not maintain them (docs/adr/0010-display-width.md).
    /// </summary>
    [Fact]
    public void The_model_needs_nothing_but_the_runtime_and_the_width_of_characters() =>
        XDocument
            .Parse(Repository.Read("src/Compose.Model/Compose.Model.csproj"))
            .Descendants("PackageReference")
            .Select(package => package.Attribute("Include")!.Value)
            .ShouldBe(["Wcwidth"]);
}
