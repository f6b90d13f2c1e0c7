using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Parsing;

/// <summary>
/// Builds nodes from what a reader reads: assigns anchors and tags, resolves aliases within budgets, checks that keys are unique text, and
/// merges the entries of <c>&lt;&lt;</c>.
/// </summary>
internal sealed partial class NodeComposer(SourceText source, Findings findings)
{
    private readonly string text = source.Text;

    /// <summary>Marks the placeholder of an unresolved alias, so that nothing else complains about it.</summary>
    private static readonly Origin Unresolved = new(Step.Anchor, null, "unresolved");

    private readonly Dictionary<string, Target> targets = new(StringComparer.Ordinal);
    private readonly List<(Node Root, List<Target> Anchors)> documents = [];
    private List<Target> anchors = [];
    private long nodes;
    private long aliased;
    private bool overBudget;

    /// <summary>The offset after the value created last, even an alias.</summary>
    public int LastEnd { get; private set; }

    /// <summary>The documents completed so far.</summary>
    public ImmutableArray<Document> Documents =>
        [.. documents.Select(static d => new Document(d.Root, [.. d.Anchors.Select(static a => new Anchor(a.Name, a.At, [.. a.Uses]))]))];

    /// <summary>Starts a document with fresh budgets. Aliases may refer to anchors of earlier documents, as in the reference.</summary>
    public void StartDocument()
    {
        anchors = [];
        (nodes, aliased, overBudget) = (0, 0, false);
    }

    public void EndDocument(Node root) => documents.Add((root, anchors));

    /// <summary>Declares an anchor; its value follows.</summary>
    public Target Declare(string name, Location here)
    {
        var anchor = new Target(name, here);
        targets[name] = anchor;
        anchors.Add(anchor);
        return anchor;
    }

    public Properties Describe(Target? anchor, string? tag, Location here) => new(anchor, tag, here, nodes);

    /// <summary>Attaches properties to a value, and counts it.</summary>
    public Node Finish(Node node, Properties properties)
    {
        nodes++;
        LastEnd = node.Origin?.Step == Step.Anchor ? LastEnd : node.At.Span.End;
        if (properties.IsEmpty)
            return node;
        node = properties.Tag switch
        {
            null => node,
            "!reset" => node with { Tag = NodeTag.Reset },
            "!override" => AsTagged(node, properties) with { Tag = NodeTag.Override },
            _ => AsTagged(node, properties),
        };
        if (properties.Anchor is { } anchor)
        {
            anchor.Value = node;
            anchor.Size = nodes - properties.NodesBefore;
            anchor.Height = Height(node);
        }

        return node;
    }

    private Node AsTagged(Node node, in Properties properties)
    {
        var tag = properties.Tag!;
        if (node is not Scalar scalar)
            return node;
        if (ScalarResolver.Retag(scalar, tag) is { } typed)
        {
            // With any other tag ` < < ` is an ordinary key, as it is between quotes.
            return typed.Text == "<<" && tag != "!!merge" ? typed with { Style = ScalarStyle.SingleQuoted } : typed;
        }

        findings.Add(SyntaxDiagnostics.Mistyped(scalar.Text.Length == 0 ? properties.At!.Value : scalar.At, scalar.Text, tag));
        return scalar;
    }

    /// <summary>The value of an alias, as far as known and allowed.</summary>
    /// <param name="name">The name without its asterisk.</param>
    /// <param name="here">Location of the alias.</param>
    /// <param name="owner">Location of a missing value.</param>
    /// <param name="depth">Number of enclosing levels.</param>
    public Node Alias(string name, Location here, Location owner, int depth)
    {
        LastEnd = here.Span.End;
        if (!targets.TryGetValue(name, out var target))
        {
            findings.Add(Meant(SyntaxDiagnostics.Unknown(here, name, Spelling.Nearest(name, targets.Keys)), here, name));
            return Nothing(owner);
        }

        target.Uses.Add(here);
        if (target.Value is not { } value)
        {
            findings.Add(SyntaxDiagnostics.Cycle(here, name, target.At));
            return Nothing(owner);
        }

        if (depth + target.Height > SyntaxLimits.MaxDepth)
        {
            findings.Add(SyntaxDiagnostics.Deep(here, SyntaxLimits.MaxDepth));
            return Nothing(owner);
        }

        aliased += target.Size;
        if (aliased > SyntaxLimits.MaxAliasedNodes(source))
        {
            if (!overBudget)
                findings.Add(SyntaxDiagnostics.Budget(here, SyntaxLimits.MaxAliasedNodes(source)));
            overBudget = true;
            return Nothing(owner);
        }

        nodes += target.Size;
        return value with { Origin = new Origin(Step.Anchor, here, name, value.Origin) };
    }

    private static Scalar Nothing(Location owner) => Scalar.Null(owner) with { Origin = Unresolved };

    private Diagnostic Meant(Diagnostic found, Location here, string name) =>
        Spelling.Nearest(name, targets.Keys) is { } meant
            ? found
                .See(targets[meant].At, "defined here")
                .WithFix($"write `*{meant}`", Applicability.Unsafe, new TextEdit(here, $"*{meant}"))
            : found;

    /// <summary>Number of levels in a value.</summary>
    private static int Height(Node node)
    {
        var tallest = 0;
        switch (node)
        {
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                    tallest = Math.Max(tallest, Height(entry.Value));
                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    tallest = Math.Max(tallest, Height(item));
                break;
        }

        return tallest + 1;
    }
}
