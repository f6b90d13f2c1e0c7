using System.Collections.Immutable;
using System.Text.Json;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A text with an optional grammar.</summary>
public class TextShape(ScalarTypes types = ScalarTypes.Text) : ScalarShape(types)
{
    /// <summary>The accepted texts; empty accepts any.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The meaningful texts; others are accepted with a warning, as the reference accepts them.</summary>
    public ImmutableArray<string> Suggested { get; init; } = [];

    /// <summary>Texts for editors to suggest, where the <see cref="Grammar"/> allows more than a list can hold.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>The pattern in the JSON Schema; <see cref="Grammar"/> checks the same.</summary>
    internal string? Pattern { get; init; }

    /// <summary>Returns the mistake in a text; null when valid.</summary>
    internal Func<string, Mistake?>? Grammar { get; init; }

    internal override bool IsReadLast => IsDecoded;

    /// <summary>Whether the grammar applies only once all files are merged.</summary>
    internal bool IsDecoded { get; init; }

    /// <summary>Whether the grammar is part of the structure and, like <see cref="Pattern"/>, also checked before substitution.</summary>
    private bool IsStructural => Pattern is not null || Values.Length > 0;

    internal override void Check(Node node, ShapeContext context)
    {
        base.Check(node, context);
        if (context.Grammars || !IsStructural || node is not Scalar { Kind: ScalarKind.String } scalar)
            return;
        if (!scalar.Text.Contains('$'))
            CheckValue(scalar, context);
    }

    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (scalar.Kind == ScalarKind.Timestamp)
            context.Refuse(scalar, new Wanted(Text) { Texts = ScalarTypes.Text, Quoted = context.Quoted(scalar, this) });
        else if (scalar.Kind == ScalarKind.String && Find(scalar.Text, context) is { } mistake)
            context.Report(scalar, mistake);
    }

    private Mistake? Find(string text, ShapeContext context)
    {
        if (Values.Length > 0 && !Values.Contains(text))
            return NoneOf(text, Values, context.Subject);
        if (Grammar?.Invoke(text) is { } mistake)
            return mistake;
        return Suggested.Length > 0 && text.Length > 0 && !Suggested.Contains(text)
            ? NotAmong(text, Suggested, context.Subject, Unlikely)
            : null;
    }

    /// <summary>The finding for a word that the reference accepts and the engine refuses.</summary>
    private static readonly Descriptor Unlikely = ShapeDiagnostics.InvalidEnum.Tolerated;

    private static Mistake NoneOf(string text, ImmutableArray<string> values, string subject)
    {
        var meant = Spelling.Nearest(text, values);
        return Mistake.Of(
            ShapeDiagnostics.InvalidEnum,
            text,
            $"{subject} value must be one of {string.Join(", ", values.Select(static v => $"'{v}'"))}, not `{text}`",
            meant is not null ? $"did you mean `{meant}`?"
                : values is [var only] ? $"write `{only}`"
                : "write one of them",
            meant
        );
    }

    internal static Mistake NotAmong(string text, ImmutableArray<string> values, string subject, Descriptor descriptor)
    {
        var meant = Spelling.Nearest(text, values);
        var allowed = ShapeDiagnostics.Join([.. values.Select(static v => $"`{v}`")], "or");
        return Mistake.Of(
            descriptor,
            text,
            $"{subject} cannot be `{text}`",
            meant is null ? $"write {allowed}" : $"did you mean `{meant}`?",
            meant
        );
    }

    internal override void WriteSchema(SchemaWriter writer)
    {
        base.WriteSchema(writer);
        var json = writer.Json;
        WriteTexts(json, "examples", Suggested.Length > 0 ? Suggested : Examples);
        if (!IsStructural)
            return;
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        if (Pattern is { } pattern)
            json.WriteString("pattern", pattern);
        WriteTexts(json, "enum", Values);
        json.WriteEndObject();
        // A variable may become any of them.
        json.WriteStartObject();
        json.WriteString("pattern", "\\$");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string keyword, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
            return;
        json.WriteStartArray(keyword);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
