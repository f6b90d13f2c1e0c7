using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Parsing;

/// <summary>
/// Makes nodes of what a reader has read: anchors and tags are given, aliases resolved within budgets that keep them honest, keys unique
/// and text, and <c>&lt;&lt;</c> brings in the entries of other mappings.
/// </summary>
internal sealed partial class NodeComposer(SourceText source, Findings findings)
{
    private readonly string text = source.Text;

    /// <summary>Marks the stand-in for an alias that could not be resolved, so that nothing else complains about it.</summary>
    private static readonly Origin Unresolved = new(Step.Anchor, null, "unresolved");

    private readonly Dictionary<string, Target> targets = new(StringComparer.Ordinal);
    private readonly List<(Node Root, List<Target> Anchors)> documents = [];
    private List<Target> anchors = [];
    private long nodes;
    private long aliased;
    private bool overBudget;

    /// <summary>The offset after the value that was made last, be it an alias.</summary>
    public int LastEnd { get; private set; }

    /// <summary>The documents so far.</summary>
    public ImmutableArray<Document> Documents =>
        [.. documents.Select(static d => new Document(d.Root, [.. d.Anchors.Select(static a => new Anchor(a.Name, a.At, [.. a.Uses]))]))];

    /// <summary>Budgets are for one document. Its aliases may name anchors of earlier ones, as the reference has it.</summary>
    public void StartDocument()
    {
        anchors = [];
        (nodes, aliased, overBudget) = (0, 0, false);
    }

    public void EndDocument(Node root) => documents.Add((root, anchors));

    /// <summary>Notes an anchor; the value follows.</summary>
    public Target Declare(string name, Location here)
    {
        var anchor = new Target(name, here);
        targets[name] = anchor;
        anchors.Add(anchor);
        return anchor;
    }

    public Properties Describe(Target? anchor, string? tag, Location here) => new(anchor, tag, here, nodes);

    /// <summary>Gives a value its properties, and counts it.</summary>
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
            // Under any tag but its own `<<` is a key like any other, as it is between quotes.
            return typed.Text == "<<" && tag != "!!merge" ? typed with { Style = ScalarStyle.SingleQuoted } : typed;
        }

        findings.Add(SyntaxDiagnostics.Mistyped(scalar.Text.Length == 0 ? properties.At!.Value : scalar.At, scalar.Text, tag));
        return scalar;
    }

    /// <summary>The value an alias stands for, as far as that is known and allowed.</summary>
    /// <param name="name">The name without its star.</param>
    /// <param name="here">The place of the alias.</param>
    /// <param name="owner">The place of the value when there is none.</param>
    /// <param name="depth">How many levels stand around it.</param>
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

    /// <summary>How many levels a value has.</summary>
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
