using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax.Scanning;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Parsing;

/// <summary>
/// Parses a file as the reference's YAML library does, and stops at the first error. It decides what is valid YAML; the recovering parser
/// works out what was meant in the rest.
/// </summary>
internal sealed partial class YamlParser
{
    private readonly SourceText source;
    private readonly Scanner scanner;
    private readonly NodeComposer composer;
    private readonly Dictionary<string, string> tagPrefixes = new(StringComparer.Ordinal);
    private readonly CancellationToken cancellationToken;
    private int depth;

    // The last document ended with `...`.
    private bool closed;

    public YamlParser(SourceText source, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        this.source = source;
        this.cancellationToken = cancellationToken;
        scanner = new Scanner(source);
        composer = new NodeComposer(source, new Findings(sink));
    }

    /// <summary>Why the file is not valid YAML; null when it is.</summary>
    public Diagnostic? Failure => scanner.Failure;

    public YamlFile Parse()
    {
        for (var first = true; ; first = false)
        {
            while (At(TokenKind.DocumentEnd))
                scanner.Next();
            if (At(TokenKind.End))
                break;
            ParseDocument(first);
        }

        return new YamlFile(source, composer.Documents, [.. scanner.Comments]);
    }

    private void ParseDocument(bool mayBeBare)
    {
        composer.StartDocument();
        var bare = mayBeBare && !At(TokenKind.VersionDirective) && !At(TokenKind.TagDirective) && !At(TokenKind.DocumentStart);
        var directed = At(TokenKind.VersionDirective) || At(TokenKind.TagDirective);
        ReadDirectives();
        var marker = Here();
        if (!bare)
        {
            if (!At(TokenKind.DocumentStart))
            {
                Fail(RestOfLine(), WhyNoDocument(directed), "write `---` on a line above it, or remove what does not belong here");
                return;
            }

            scanner.Next();
        }

        var empty =
            At(TokenKind.VersionDirective)
            || At(TokenKind.TagDirective)
            || At(TokenKind.DocumentStart)
            || At(TokenKind.DocumentEnd)
            || At(TokenKind.End);
        composer.EndDocument(empty && !bare ? Scalar.Null(marker) : ParseNode(block: true, indentless: false, Part(marker, 0)));
        closed = At(TokenKind.DocumentEnd);
        if (closed)
            scanner.Next();
    }

    private string WhyNoDocument(bool directed)
    {
        if (directed)
            return "`---` is missing after the directives";
        if (!closed)
            return "unexpected line: the value above it is complete";
        return source.Text.AsSpan(0, scanner.Current.Start).TrimEnd(" \t").EndsWith("...")
            ? "unexpected text after `...`"
            : "another document starts with `---`";
    }

    private void ReadDirectives()
    {
        tagPrefixes.Clear();
        var versioned = false;
        for (; At(TokenKind.VersionDirective) || At(TokenKind.TagDirective); scanner.Next())
        {
            var directive = scanner.Current;
            if (directive.Kind == TokenKind.TagDirective)
            {
                if (!tagPrefixes.TryAdd(directive.Text, directive.Suffix))
                    Fail(Here(), $"the tag handle `{directive.Text}` is already defined", "remove one of the two lines");
            }
            else
            {
                var numbers = directive.Text.Split('.');
                if (versioned)
                    Fail(Here(), "duplicate `%YAML`", "remove one of the two lines");
                else if (
                    int.Parse(numbers[0], System.Globalization.CultureInfo.InvariantCulture) != 1
                    || int.Parse(numbers[1], System.Globalization.CultureInfo.InvariantCulture) != 1
                )
                    Fail(Here(), $"YAML {directive.Text} is not supported", "remove the line, or write `%YAML 1.1`");
                versioned = true;
            }
        }

        tagPrefixes.TryAdd("!", "!");
        tagPrefixes.TryAdd("!!", "!!");
    }

    /// <summary>Reads one value.</summary>
    /// <param name="block">Whether it may be a block collection.</param>
    /// <param name="indentless">Whether list dashes may be in the column of their key.</param>
    /// <param name="owner">The key or dash, as the location of a missing value.</param>
    private Node ParseNode(bool block, bool indentless, Location owner)
    {
        if (depth >= SyntaxLimits.MaxDepth)
        {
            scanner.Fail(SyntaxDiagnostics.Deep(Here(), SyntaxLimits.MaxDepth));
            return Scalar.Null(owner);
        }

        depth++;
        var node = ParseContent(block, indentless, owner);
        depth--;
        return node;
    }

    private Node ParseContent(bool block, bool indentless, Location owner)
    {
        if (At(TokenKind.Alias))
        {
            var alias = scanner.Current;
            var here = Here();
            scanner.Next();
            return composer.Finish(composer.Alias(alias.Text, here, owner, depth), Properties.None);
        }

        var properties = ReadProperties();
        switch (scanner.Current.Kind)
        {
            case TokenKind.Scalar:
                return composer.Finish(TakeScalar(), properties);
            case TokenKind.FlowSequenceStart:
                return composer.Finish(ParseFlowSequence(), properties);
            case TokenKind.FlowMappingStart:
                return composer.Finish(ParseFlowMapping(), properties);
            case TokenKind.BlockSequenceStart when block:
                return composer.Finish(ParseSequence(), properties);
            case TokenKind.BlockMappingStart when block:
                return composer.Finish(ParseMapping(), properties);
            case TokenKind.BlockEntry when indentless:
                return composer.Finish(ParseIndentlessSequence(), properties);
        }

        if (properties.IsEmpty)
            Fail(Here(), Unexpected(), "write the value, or quote the text if this is part of it");
        return composer.Finish(Scalar.Null(properties.At ?? owner), properties);
    }

    private Scalar TakeScalar()
    {
        ref readonly var token = ref scanner.Current;
        var here = Here();
        var scalar =
            token.Style == ScalarStyle.Plain
                ? ScalarResolver.Plain(here, token.Text)
                : new Scalar(here, token.Text, ScalarKind.String, token.Style);
        scanner.Next();
        return scalar;
    }

    /// <summary>One anchor and one tag, in any order.</summary>
    private Properties ReadProperties()
    {
        if (!At(TokenKind.Anchor) && !At(TokenKind.Tag))
            return Properties.None;
        var start = Here();
        var end = start;
        Target? anchor = null;
        string? tag = null;
        while ((At(TokenKind.Anchor) && anchor is null) || (At(TokenKind.Tag) && tag is null))
        {
            end = Here();
            if (At(TokenKind.Anchor))
                anchor = composer.Declare(scanner.Current.Text, end);
            else
                tag = ResolveTag();
            scanner.Next();
        }

        if (At(TokenKind.Anchor) || At(TokenKind.Tag))
            scanner.Fail(SyntaxDiagnostics.Twice(Here(), At(TokenKind.Anchor) ? "anchor" : "tag"));
        return composer.Describe(anchor, tag, new Location(source, TextSpan.Between(start.Span.Start, end.Span.End)));
    }

    private string ResolveTag()
    {
        var token = scanner.Current;
        if (token.Text.Length > 0 && !tagPrefixes.ContainsKey(token.Text))
            Fail(
                Here(),
                $"the tag handle `{token.Text}` is not defined",
                $"define it with `%TAG {token.Text} prefix` above `---`, or quote the value if this is part of its text"
            );
        var whole = (token.Text.Length == 0 ? "" : tagPrefixes.GetValueOrDefault(token.Text, "")) + token.Suffix;
        const string Standard = "tag:yaml.org,2002:";
        return whole.StartsWith(Standard, StringComparison.Ordinal) ? $"!!{whole[Standard.Length..]}" : whole;
    }

    private bool At(TokenKind kind) => scanner.Current.Kind == kind;

    private Location Here() => new(source, TextSpan.Between(scanner.Current.Start, scanner.Current.End));

    private static Location Part(Location whole, int length) => whole with { Span = new TextSpan(whole.Span.Start, length) };

    private Location RestOfLine()
    {
        var start = scanner.Current.Start;
        var length = source.Text.AsSpan(start).IndexOfAny('\n', '\r');
        return new Location(source, new TextSpan(start, length < 0 ? source.Text.Length - start : length));
    }

    private string Unexpected() =>
        scanner.Current is { Start: var start } && start < source.Text.Length
            ? $"a value cannot start with `{source.Text[start]}`"
            : "a value is missing";

    private void Fail(Location at, string message, string help) => scanner.Fail(SyntaxDiagnostics.Syntax(at, message).WithHelp(help));
}
