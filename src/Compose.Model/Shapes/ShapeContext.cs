using System.Globalization;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>The context of checking or rewriting a value.</summary>
/// <param name="Sink">Receives the findings.</param>
public sealed record ShapeContext(DiagnosticSink Sink)
{
    private readonly Stack<(string Key, int Item)> path = [];
    private readonly Stack<ObjectShape> enclosing = [];

    /// <summary>
    /// Whether text is parsed by its grammar. Off while variables are unsubstituted: then only the structure is checked, unparsable text
    /// stays unchanged, and text with a <c>$</c> may become anything.
    /// </summary>
    public bool Grammars { get; init; } = true;

    /// <summary>
    /// Whether no later file can replace a value. Only then are sizes, durations, commands and the like parsed, as in the reference: a base
    /// may hold invalid text that an override replaces.
    /// </summary>
    public bool IsLast { get; init; } = true;

    /// <summary>The path of the current value, as scripts look it up: <c>services.web.ports.0</c>.</summary>
    internal string Subject =>
        path.Count == 0
            ? "top-level object"
            : string.Join(
                '.',
                path.Reverse().Select(static step => step.Item < 0 ? step.Key : step.Item.ToString(CultureInfo.InvariantCulture))
            );

    /// <summary>The key of the current value; empty for a list item.</summary>
    internal string Key => path.Count == 0 ? "" : path.Peek().Key;

    /// <summary>The objects around the current value, nearest first.</summary>
    internal IEnumerable<ObjectShape> Enclosing => enclosing;

    /// <summary>Checks the value of a key.</summary>
    internal void Check(string name, Node value, Shape shape) => Check((name, -1), value, shape);

    /// <summary>Checks a list item.</summary>
    internal void CheckItem(int index, Node value, Shape shape) => Check(("", index), value, shape);

    private void Check((string, int) step, Node value, Shape shape)
    {
        path.Push(step);
        shape.Check(value, this);
        path.Pop();
    }

    /// <summary>The long form of a value below the current one.</summary>
    internal Node Canonical(Node value, Shape shape) => Grammars || !shape.KeepsSpelling ? shape.Canonical(value, this) : value;

    /// <summary>What would be wrong with a value if it were text, in quotes; null if nothing.</summary>
    internal Diagnostic? Quoted(Node node, Shape shape)
    {
        if (node is not Scalar { Kind: not (ScalarKind.Null or ScalarKind.String) } scalar)
            return null;
        var trial = this with { Sink = new DiagnosticSink(), Grammars = true, IsLast = true };
        var quoted = scalar with { Kind = ScalarKind.String, Style = ScalarStyle.DoubleQuoted };
        shape.Check(quoted, trial);
        shape.Canonical(quoted, trial);
        return trial.Sink.ToImmutable().FirstOrDefault(static found => found.Severity == Severity.Error);
    }

    /// <summary>Reports a value of the wrong type. Later findings inside it are consequences and are dropped.</summary>
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

    /// <summary>Reports a mistake at its characters; in substituted text, at the whole value, which the message then quotes.</summary>
    internal void Report(Scalar scalar, Mistake mistake)
    {
        if (scalar.Substitution is { } substitution)
        {
            // The missing variable was already reported, and the mistake is tolerated.
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
