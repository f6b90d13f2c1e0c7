using System.Globalization;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>What a shape may know while it checks or rewrites a value.</summary>
/// <param name="Sink">Where findings go.</param>
public sealed record ShapeContext(DiagnosticSink Sink)
{
    private readonly Stack<(string Key, int Item)> path = [];
    private readonly Stack<ObjectShape> enclosing = [];

    /// <summary>
    /// Whether texts are read by their grammars. Off where variables were not substituted: then only the structure counts, a text that
    /// cannot be read stays as it is, and one that holds a <c>$</c> may yet become anything.
    /// </summary>
    public bool Grammars { get; init; } = true;

    /// <summary>
    /// Whether no file follows that may replace a value. Only then are sizes, durations, commands and the like read, as in the reference: a
    /// base may hold a text that is none, when an override puts another in its place.
    /// </summary>
    public bool IsLast { get; init; } = true;

    /// <summary>The path of the value at hand, as scripts look for it: <c>services.web.ports.0</c>.</summary>
    internal string Subject =>
        path.Count == 0
            ? "top-level object"
            : string.Join(
                '.',
                path.Reverse().Select(static step => step.Item < 0 ? step.Key : step.Item.ToString(CultureInfo.InvariantCulture))
            );

    /// <summary>The key of the value at hand; empty for an item of a list.</summary>
    internal string Key => path.Count == 0 ? "" : path.Peek().Key;

    /// <summary>The objects around the value at hand, the nearest first.</summary>
    internal IEnumerable<ObjectShape> Enclosing => enclosing;

    /// <summary>Checks the value of a key.</summary>
    internal void Check(string name, Node value, Shape shape) => Check((name, -1), value, shape);

    /// <summary>Checks an item of a list.</summary>
    internal void CheckItem(int index, Node value, Shape shape) => Check(("", index), value, shape);

    private void Check((string, int) step, Node value, Shape shape)
    {
        path.Push(step);
        shape.Check(value, this);
        path.Pop();
    }

    /// <summary>The long form of a value below the one at hand.</summary>
    internal Node Canonical(Node value, Shape shape) => Grammars || !shape.KeepsSpelling ? shape.Canonical(value, this) : value;

    /// <summary>Reports a value of the wrong kind. What later stages find inside it follows from that.</summary>
    internal void Refuse(Node node, Wanted wanted)
    {
        Sink.Add(ShapeDiagnostics.WrongType(node, Subject, wanted));
        if (node.IsNull)
            return;
        Sink.Retract(SyntaxDiagnostics.NonStringKey, node.At);
        Sink.Settle(node.At);
    }

    internal void Enter(ObjectShape shape) => enclosing.Push(shape);

    internal void Leave() => enclosing.Pop();

    /// <summary>
    /// Reports a mistake at its characters; in text made by substitution, at the whole value, which the message then quotes.
    /// </summary>
    internal void Report(Scalar scalar, Mistake mistake)
    {
        if (scalar.Substitution is { } substitution)
        {
            // That the variable has no value was told already, and nobody stops here.
            if (mistake.Descriptor.IsTolerated && substitution.Uses.Any(static use => use.IsUnset))
                return;
            var made = mistake
                .Descriptor.At(scalar.At, mistake.Message)
                .WithHelp(mistake.Help)
                .WithNote(
                    scalar.Text.Length == 0
                        ? $"`{substitution.Raw}` became empty"
                        : $"`{substitution.Raw}` became {Quoted(scalar.Text, mistake.Part)}"
                );
            foreach (var use in substitution.Uses)
                if (use.IsUnset)
                    made = made.See(use.At, $"`{use.Name}` is not set");
            Sink.Add(made);
            return;
        }

        var at = new ScalarMap(scalar).Locate(mistake.Part);
        var diagnostic = mistake.Descriptor.At(at, mistake.Message).WithHelp(mistake.Help);
        Sink.Add(
            mistake.Replacement is { } text && at.Span.Length == mistake.Part.Length
                ? diagnostic.WithFix($"write `{text}`", Applicability.Unsafe, new Text.TextEdit(at, text))
                : diagnostic
        );
    }

    private static string Quoted(string text, Text.TextSpan part) =>
        part.Length == text.Length ? $"`{text}`" : $"a string with `{text.AsSpan(part.Start, part.Length)}`";
}
