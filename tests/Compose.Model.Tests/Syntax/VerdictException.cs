using System.Text.RegularExpressions;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using YamlDotNet.Core;

namespace Compose.Model.Tests.Syntax;

/// <summary>
/// A kind of text on whose validity YamlDotNet disagrees with us, and why. We follow the reference's library, go.yaml.in 4.0.0-rc.6, which
/// follows YAML 1.1 in places and neither version in others.
/// </summary>
internal sealed record VerdictException(string Reason, Func<string, Diagnostic?, Exception?, bool> Holds)
{
    public static readonly VerdictException[] All =
    [
        new("YamlDotNet fails with an exception that it does not declare", (_, _, theirs) => theirs is not (null or YamlException)),
        new(
            "YamlDotNet lets control characters pass and takes U+0000 for the end of the text",
            (_, ours, _) => ours?.Descriptor == SyntaxDiagnostics.NotText
        ),
        new(
            "the reference has no longest key any more, YamlDotNet's is 1024 characters",
            (text, ours, theirs) => ours is null && theirs is not null && text.Split('\n').Any(line => line.Length > 1024)
        ),
        new(
            "the reference ends the name of an alias at a colon before a blank",
            WhenTheyRefuse("not find expected", new Regex(@"^ *\*[^ \n]+:( |$)", RegexOptions.Multiline))
        ),
        new(
            "YamlDotNet takes a colon at the start of a line for one behind the collection or quoted text that ended the line before",
            WhenTheyRefuse("did not find expected key", new Regex(@"[\]}""'] *\n *:"))
        ),
        new("the reference does not ask how far the lines of a quoted text are indented", WhenTheyRefuse("wrong indentation")),
        new(
            "the reference no longer looks for a colon behind a block scalar in the column of a key",
            WhenTheyRefuse("could not find expected ':'")
        ),
        new("YamlDotNet does not let a plain text go on in the line after one with a colon", WhenTheyRefuse("found invalid mapping")),
        new(
            "the reference wants a key before a colon, YAML 1.2 does not",
            WhenWeRefuse("`key: value` is expected", "a key is missing", "a value cannot start with `:`")
        ),
        new(
            "the reference wants a comma wherever a value ends in a collection of one line",
            WhenWeRefuse("`,` or `}` is expected", "`,` or `]` is expected")
        ),
        new("the reference wants blanks where YamlDotNet lets tabs be", WhenWeRefuse("a tab instead of", "tab used for indentation")),
        new("the reference wants `---` before a document that comes after `...`", WhenWeRefuse("another document starts with `---`")),
        new("the reference knows the directives of YAML 1.1 only", WhenWeRefuse("YAML 1.2 is not supported", "is not a directive")),
        new(
            "the reference refuses what begins with an indicator, also between braces",
            WhenWeRefuse(
                "a value cannot start with `%`",
                "a value cannot start with `>`",
                "a value cannot start with `|`",
                "a value cannot start with `@`",
                "a value cannot start with ```"
            )
        ),
        new(
            "the reference ends the name of an anchor at a colon",
            WhenWeRefuse("a mapping cannot start here: this `:` comes after a value")
        ),
        new("the reference wants a blank after a tag", WhenWeRefuse("a space is missing after the tag")),
    ];

    /// <summary>The exception that explains a difference; null when the two agree, or nothing explains it.</summary>
    public static VerdictException? Of(string text, Diagnostic? ours, Exception? theirs) =>
        ours is null == theirs is null && theirs is null or YamlException
            ? null
            : Array.Find(All, exception => exception.Holds(text, ours, theirs));

    public override string ToString() => Reason;

    private static Func<string, Diagnostic?, Exception?, bool> WhenTheyRefuse(string words, Regex? where = null) =>
        (text, ours, theirs) =>
            ours is null && theirs?.Message.Contains(words, StringComparison.Ordinal) == true && where?.IsMatch(text) != false;

    private static Func<string, Diagnostic?, Exception?, bool> WhenWeRefuse(params string[] words) =>
        (_, ours, theirs) => theirs is null && words.Any(word => ours?.Message.Contains(word, StringComparison.Ordinal) == true);
}
