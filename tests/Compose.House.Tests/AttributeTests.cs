using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Compose.House.Tests;

/// <summary>A service attribute has one place, a paragraph of its family's file, which defines its key and documents its meaning.</summary>
public sealed partial class AttributeTests
{
    private const string Model = "src/Compose.Model";
    private const int MostFilesOfAKey = 4;

    private static readonly string[] Families =
    [
        .. Repository.Files($"{Model}/Services", "Service.*.cs").Where(path => !path.EndsWith("/Service.cs")),
    ];

    [Fact]
    public void A_key_is_a_constant_of_one_family()
    {
        var keys = Keys().Select(key => key.Spelling).ToList();
        keys.Count.ShouldBeGreaterThan(90);
        keys.ShouldBeUnique();
    }

    [Fact]
    public void An_attribute_is_named_once_in_the_order_of_output()
    {
        var order = ListedSpec().Matches(Repository.Read($"{Model}/Services/Service.cs")).Select(line => line.Groups[1].Value).ToList();
        order.ShouldBeUnique();
        var declared = Keys().Select(key => key.Name).ToList();
        declared.Except(order).ShouldBeEmpty("these have a key in the file of a family, and no `<Name>Spec` in the list of Service.cs");
        order.Except(declared).ShouldBeEmpty("these are in the list of Service.cs, and have no `<Name>Key` in the file of a family");
    }

    [Fact]
    public void A_key_is_spelt_in_few_files()
    {
        var spelt = Repository
            .Files(Model, "*.cs")
            .Select(path => Literal().Matches(WithoutComments(path)).Select(m => m.Groups[1].Value).ToHashSet())
            .ToList();
        Keys()
            .Select(key => (key.Spelling, files: spelt.Count(file => file.Contains(key.Spelling))))
            .Where(key => key.files > MostFilesOfAKey)
            .ShouldBeEmpty();
    }

    /// <summary>Summaries do not repeat a shape's description: the copy would be wrong after the next edit.</summary>
    [Fact]
    public void No_summary_repeats_a_description()
    {
        var repeated =
            from path in Repository.Files(Model, "*.cs")
            let text = Repository.Read(path)
            let descriptions = Description().Matches(text).Select(m => m.Groups[1].Value.Replace("\\\"", "\"")).ToHashSet()
            from summary in Summary().Matches(text).Select(m => Plain(m.Groups[1].Value))
            where descriptions.Contains(summary)
            select $"{path}: {summary}";
        repeated.ShouldBeEmpty();
    }

    /// <summary>One type parses them; a prefix searched for elsewhere would be a second parser.</summary>
    [Theory]
    [InlineData("service:")]
    [InlineData("container:")]
    public void References_to_services_and_containers_are_read_in_one_place(string prefix) =>
        Repository
            .Files("src", "*.cs")
            .Where(path => WithoutComments(path).Contains($"\"{prefix}\""))
            .ShouldBe([$"{Model}/Services/PeerReference.cs"]);

    private static IEnumerable<(string Name, string Spelling)> Keys() =>
        Families.SelectMany(path => Key().Matches(Repository.Read(path))).Select(key => (key.Groups[1].Value, key.Groups[2].Value));

    private static string WithoutComments(string path) =>
        string.Join('\n', Repository.Lines(path).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static string Plain(string summary) =>
        CodeTag().Replace(LineBreak().Replace(summary, " "), "`").Trim().Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");

    [GeneratedRegex(@"^    public const string (\w+)Key = ""(\w+)"";", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@"^ +(\w+)Spec,$", RegexOptions.Multiline)]
    private static partial Regex ListedSpec();

    [GeneratedRegex(@"""((?:[^""\\\n]|\\.)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"Description = ""((?:[^""\\\n]|\\.)*)""")]
    private static partial Regex Description();

    [GeneratedRegex(@"<summary>((?:(?!</summary>)[\s\S])*)</summary>")]
    private static partial Regex Summary();

    [GeneratedRegex("</?c>")]
    private static partial Regex CodeTag();

    [GeneratedRegex(@"\s*\n\s*/// ?")]
    private static partial Regex LineBreak();
}
