using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Compose.House.Tests;

public sealed partial class NameTests
{
    [Fact]
    public void No_file_is_named_after_having_no_place() =>
        Repository
            .Files("src", "*.cs")
            .Concat(Repository.Files("tests", "*.cs"))
            .Where(path => PlacelessName().IsMatch(Path.GetFileNameWithoutExtension(path)))
            .ShouldBeEmpty();

    [Fact]
    public void A_file_is_named_after_a_type_it_holds() =>
        Repository
            .Files("src", "*.cs")
            .Where(path =>
                !Regex.IsMatch(Repository.Read(path), $@"\b(class|record|struct|interface|enum)\s+{Regex.Escape(TypeOf(path))}\b")
            )
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_unfinished_is_left_behind() =>
        Repository
            .Files("src", "*.cs")
            .Concat(Repository.Files("tests", "*.cs"))
            .Where(path => !path.EndsWith("NameTests.cs"))
            .Where(path => Unfinished().IsMatch(Repository.Read(path)))
            .ShouldBeEmpty();

    // Service.Network.cs contains a part of Service.
    private static string TypeOf(string path) => Path.GetFileNameWithoutExtension(path).Split('.')[0];

    [GeneratedRegex("(Utils?|Helpers?|Manager|Common|Misc)$")]
    private static partial Regex PlacelessName();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bHACK\b|\bFIXME\b|Thread\.Sleep|Skip\s*=\s*""|Assert\.True\(true\)")]
    private static partial Regex Unfinished();
}
