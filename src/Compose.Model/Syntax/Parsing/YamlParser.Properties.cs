using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Parsing;

// Anchors, tags, aliases, and the budgets that keep aliases honest.
internal sealed partial class YamlParser
{
    /// <summary>Marks the stand-in for an alias that could not be resolved, so that nothing else complains about it.</summary>
    private static readonly Origin Unresolved = new(Step.Anchor, null, "unresolved");

    private readonly Dictionary<string, Target> targets = new(StringComparer.Ordinal);
    private readonly List<Target> anchors = [];
    private long nodes;
    private long aliased;
    private int lastEnd;
    private bool overBudget;

    /// <summary>An anchor and the value it names; the value is null while it is still being read.</summary>
    private sealed class Target(string name, Location at)
    {
        public readonly string Name = name;
        public readonly Location At = at;
        public readonly List<Location> Uses = [];
        public Node? Value;
        public long Size;
        public int Height;
    }

    /// <summary>The anchor and the tag before a value.</summary>
    private readonly record struct Properties(Target? Anchor, string? Tag, Location? At, int Start, long Before)
    {
        public static readonly Properties None = default;

        public bool IsEmpty => At is null;

        public Properties Or(Properties other) =>
            IsEmpty ? other : this with { Anchor = Anchor ?? other.Anchor, Tag = Tag ?? other.Tag };
    }

    private Properties ReadProperties()
    {
        var start = at;
        Target? anchor = null;
        string? tag = null;
        while (true)
        {
            var from = at;
            if (Current == '&')
            {
                var name = ReadName();
                anchor = new Target(name, Between(from, at));
                targets[name] = anchor;
                anchors.Add(anchor);
            }
            else if (Current == '!')
            {
                while (!IsBlankOrEnd(at) && (flows == 0 || text[at] is not (',' or ']' or '}'))) at++;
                tag = text[from..at];
            }
            else
            {
                return anchor is null && tag is null ? Properties.None : new Properties(anchor, tag, Between(start, EndOfBlanks(start)), start, nodes);
            }

            SkipBlanks();
        }
    }

    private int EndOfBlanks(int start)
    {
        var end = at;
        while (end > start && text[end - 1] is ' ' or '\t') end--;
        return end;
    }

    private string ReadName()
    {
        var start = ++at;
        while (!IsBlankOrEnd(at) && text[at] is not (',' or '[' or ']' or '{' or '}') && !(text[at] == ':' && IsBlankOrEnd(at + 1))) at++;
        return text[start..at];
    }

    /// <summary>Gives a value its properties, and counts it.</summary>
    private Node Finish(Node node, Properties properties)
    {
        nodes++;
        lastEnd = node.Origin?.Step == Step.Anchor ? lastEnd : node.At.Span.End;
        if (properties.IsEmpty) return node;
        node = properties.Tag switch
        {
            null => node,
            "!reset" => node with { Tag = NodeTag.Reset },
            "!override" => node with { Tag = NodeTag.Override },
            var tag => node is Scalar scalar ? ScalarResolver.Retag(scalar, tag) : node,
        };
        if (properties.Anchor is { } anchor)
        {
            anchor.Value = node;
            anchor.Size = nodes - properties.Before;
            anchor.Height = Height(node);
        }

        return node;
    }

    private Node ReadAlias(Location owner)
    {
        var start = at;
        var name = ReadName();
        var here = Between(start, at);
        lastEnd = at;
        if (!targets.TryGetValue(name, out var target))
        {
            Report(Meant(SyntaxDiagnostics.Unknown(here, name, Spelling.Nearest(name, targets.Keys)), here, name));
            return Nothing(owner);
        }

        target.Uses.Add(here);
        if (target.Value is not { } value)
        {
            Report(SyntaxDiagnostics.Cycle(here, name, target.At));
            return Nothing(owner);
        }

        if (depth + target.Height > YamlReader.MaxDepth)
        {
            Report(SyntaxDiagnostics.Deep(here, YamlReader.MaxDepth));
            return Nothing(owner);
        }

        aliased += target.Size;
        if (aliased > YamlReader.MaxAliasedNodes(source))
        {
            if (!overBudget) Report(SyntaxDiagnostics.Budget(here, YamlReader.MaxAliasedNodes(source)));
            overBudget = true;
            return Nothing(owner);
        }

        nodes += target.Size;
        return value with { Origin = new Origin(Step.Anchor, here, name, value.Origin) };
    }

    private static Scalar Nothing(Location owner) => Scalar.Null(owner) with { Origin = Unresolved };

    private Diagnostic Meant(Diagnostic found, Location here, string name) =>
        Spelling.Nearest(name, targets.Keys) is { } meant
            ? found.See(targets[meant].At, "defined here").WithFix($"write `*{meant}`", Applicability.Unsafe, new TextEdit(here, $"*{meant}"))
            : found;

    /// <summary>How many levels a value has.</summary>
    private static int Height(Node node)
    {
        var tallest = 0;
        switch (node)
        {
            case Mapping mapping:
                foreach (var entry in mapping.Entries) tallest = Math.Max(tallest, Height(entry.Value));
                break;
            case Sequence sequence:
                foreach (var item in sequence.Items) tallest = Math.Max(tallest, Height(item));
                break;
        }

        return tallest + 1;
    }

    private void ForgetAnchors()
    {
        targets.Clear();
        anchors.Clear();
        (nodes, aliased, overBudget) = (0, 0, false);
    }

    private ImmutableArray<Anchor> TakeAnchors() => [.. anchors.Select(static a => new Anchor(a.Name, a.At, [.. a.Uses]))];
}
