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
            var references = XDocument.Parse(Repository.Read(path)).Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)).Order().ToArray();
            references.ShouldBe(Allowed[name], $"references of {path}");
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
    /// The tables of how wide characters are change with each version of Unicode, so they are not ours to keep (docs/adr/0010-display-width.md).
    /// </summary>
    [Fact]
    public void The_model_needs_nothing_but_the_runtime_and_the_width_of_characters() =>
        XDocument.Parse(Repository.Read("src/Compose.Model/Compose.Model.csproj")).Descendants("PackageReference")
            .Select(package => package.Attribute("Include")!.Value).ShouldBe(["Wcwidth"]);
}
