namespace Compose.Model.Syntax.Scanning;

/// <summary>What the scanner tells apart. Starts and ends of block collections are told by indentation, as is <see cref="Key"/> unless a <c>?</c> stands there.</summary>
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
