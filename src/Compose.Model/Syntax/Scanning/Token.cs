namespace Compose.Model.Syntax.Scanning;

/// <summary>One token and the offsets it covers.</summary>
/// <param name="Text">A scalar's value, an anchor's or alias's name, the handle of a tag (empty: <paramref name="Suffix"/> is the whole
/// tag), a directive's version or handle.</param>
/// <param name="Suffix">A tag without its handle; the prefix of a tag directive.</param>
internal readonly record struct Token(
    TokenKind Kind,
    int Start,
    int End,
    string Text = "",
    string Suffix = "",
    ScalarStyle Style = ScalarStyle.Plain
);

/// <summary>
/// Kinds of tokens. Starts and ends of block collections are derived from indentation, as is <see cref="Key"/> without a <c>?</c>.
/// </summary>
internal enum TokenKind : byte
{
    End,
    VersionDirective,
    TagDirective,
    DocumentStart,
    DocumentEnd,
    BlockSequenceStart,
    BlockMappingStart,
    BlockEnd,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    BlockEntry,
    FlowEntry,
    Key,
    Value,
    Alias,
    Anchor,
    Tag,
    Scalar,
}
