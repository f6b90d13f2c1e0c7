using System.Text;
using Compose.Cli.CommandLine;
using Compose.Cli.Formatting;
using Compose.Model;
using Compose.Model.Syntax;

namespace Compose.Cli.Configs;

/// <summary>--explain: each value of the resolved project, where it was written, and what brought it there.</summary>
internal static class ConfigExplanation
{
    public static string Print(ConfigRequest request, string path, CancellationToken cancellationToken)
    {
        var project = request.Load(cancellationToken);
        Node node = project.Root;
        var reached = new List<string>();
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            node = Step(node, part) ?? throw new CommandFailed(
                $"there is nothing at {string.Join('.', reached.Append(part))}{Suggestion.For(part, Names(node))}");
            reached.Add(part);
        }

        var table = new Table(0, 2);
        Add(table, project, node, string.Join('.', reached));
        return table.ToString();
    }

    private static void Add(Table table, Project project, Node node, string path)
    {
        switch (node)
        {
            case Mapping { Count: > 0 } mapping:
                foreach (var entry in mapping.Entries) Add(table, project, entry.Value, path.Length == 0 ? entry.Name : $"{path}.{entry.Name}");
                break;
            case Sequence { Count: > 0 } sequence:
                for (var i = 0; i < sequence.Count; i++) Add(table, project, sequence.Items[i], $"{path}[{i}]");
                break;
            default:
                table.Add(path, Value(node), Source(node));
                break;
        }
    }

    private static string Value(Node node) => node switch
    {
        Scalar { Kind: ScalarKind.Null } => "null",
        Scalar scalar => Shortened.To(scalar.Text.ReplaceLineEndings(" "), 48),
        Mapping => "{}",
        _ => "[]",
    };

    private static string Source(Node node)
    {
        var text = new StringBuilder();
        text.Append(node.At);
        if (node is Scalar { Substitution: { } substitution }) text.Append($" from {string.Join(", ", substitution.Uses.Select(static u => "$" + u.Name))}");
        for (var step = node.Origin; step is not null; step = step.Before)
        {
            text.Append(", ").Append(Words(step.Step));
            if (step.Detail is { } detail) text.Append(' ').Append(detail);
            if (step.Via is { } via) text.Append(" at ").Append(via);
        }

        return text.ToString();
    }

    private static string Words(Model.Syntax.Step step) => step switch
    {
        Model.Syntax.Step.Anchor => "through an alias",
        Model.Syntax.Step.MergeKey => "through a merge key",
        Model.Syntax.Step.Variable => "from variable",
        Model.Syntax.Step.Include => "included",
        Model.Syntax.Step.Extends => "extended",
        Model.Syntax.Step.Override => "overriding",
        Model.Syntax.Step.EnvFile => "from env_file",
        Model.Syntax.Step.LabelFile => "from label_file",
        Model.Syntax.Step.Environment => "from the environment",
        Model.Syntax.Step.Implied => "implied by",
        Model.Syntax.Step.Default => "by default:",
        _ => "by flag",
    };

    private static Node? Step(Node node, string part)
    {
        var open = part.IndexOf('[');
        var name = open < 0 ? part : part[..open];
        var found = name.Length == 0 ? node : (node as Mapping)?[name];
        if (open < 0 || found is null) return found;
        return found is Sequence sequence && int.TryParse(part.AsSpan(open + 1).TrimEnd(']'), out var index) && index >= 0 && index < sequence.Count
            ? sequence.Items[index]
            : null;
    }

    private static IEnumerable<string> Names(Node node) => node is Mapping mapping ? mapping.Entries.Select(static e => e.Name) : [];
}
