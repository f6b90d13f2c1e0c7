using System.Collections.Immutable;
using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Model.Explain;

/// <summary>Reports where each value of a project was typed and which steps brought it to its place.</summary>
public static class Explainer
{
    /// <param name="path">A value or a collection that contains it; null for all values.</param>
    /// <returns>In the order of the resolved project; empty when nothing is at the path.</returns>
    public static ImmutableArray<Explanation> Of(Project project, string? path)
    {
        var walk = new Walk(project.Variables, path);
        walk.Visit(project.Root, "", []);
        return walk.Found.ToImmutable();
    }

    /// <summary>The nearest path that the project has; null when none is near.</summary>
    public static string? Nearest(Project project, string path)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var explanation in Of(project, null))
        {
            // A value's path names all collections that contain it.
            for (var end = explanation.Path.Length; end > 0; end = explanation.Path.LastIndexOfAny(['.', '['], end - 1))
                paths.Add(explanation.Path[..end]);
        }

        return Spelling.Nearest(path, paths.Order(StringComparer.Ordinal));
    }

    private sealed class Walk(VariableScope variables, string? wanted)
    {
        public ImmutableArray<Explanation>.Builder Found { get; } = ImmutableArray.CreateBuilder<Explanation>();

        /// <param name="outer">Origins of the enclosing collections, nearest first: a mapping's origin applies to its values.</param>
        public void Visit(Node node, string path, ImmutableList<Node> outer)
        {
            if (wanted is not null && !Meets(path))
                return;
            var inner = node.Origin is null ? outer : outer.Insert(0, node);
            switch (node)
            {
                case Mapping { Count: > 0 } mapping:
                    foreach (var entry in mapping.Entries)
                        Visit(entry.Value, path.Length == 0 ? entry.Name : $"{path}.{entry.Name}", inner);
                    break;
                case Sequence { Count: > 0 } sequence:
                    for (var i = 0; i < sequence.Count; i++)
                        Visit(sequence.Items[i], $"{path}[{i}]", inner);
                    break;
                default:
                    if (IsWanted(path))
                        Found.Add(new Explanation(path, Text(node), node.At, ExplanationSteps.Of(node, inner, variables)));
                    break;
            }
        }

        private bool IsWanted(string path) => wanted is null || path == wanted || IsBelow(path, wanted);

        private bool Meets(string path) => path.Length == 0 || IsWanted(path) || IsBelow(wanted!, path);

        private static bool IsBelow(string path, string parent) =>
            path.Length > parent.Length && path.StartsWith(parent, StringComparison.Ordinal) && path[parent.Length] is '.' or '[';

        private static string Text(Node node) =>
            node switch
            {
                Mapping => "{}",
                Sequence => "[]",
                Scalar { Kind: ScalarKind.Null } => "null",
                Scalar scalar => OneLine(scalar.Text),
                _ => "",
            };

        private static string OneLine(string text)
        {
            if (text.Length == 0)
                return "\"\"";
            if (!text.AsSpan().ContainsAny("\n\r\t"))
                return text;
            var line = new StringBuilder(text.Length + 8);
            foreach (var c in text)
                _ = c switch
                {
                    '\n' => line.Append("\\n"),
                    '\r' => line.Append("\\r"),
                    '\t' => line.Append("\\t"),
                    _ => line.Append(c),
                };
            return line.ToString();
        }
    }
}
