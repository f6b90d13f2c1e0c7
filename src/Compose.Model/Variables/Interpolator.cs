using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Variables;

/// <summary>Interpolates the string values of a document and casts the results to the types of their places (spec 2.5).</summary>
public static class Interpolator
{
    /// <summary>Walks values, never keys. Unchanged nodes are shared with the input; every node keeps its location.</summary>
    /// <param name="shape">The expected shape; null when unknown, which disables casts.</param>
    public static Node Apply(Node node, VariableScope scope, Shape? shape, DiagnosticSink sink)
    {
        var walk = new Walk(scope, sink);
        var result = walk.Visit(node, shape);
        walk.ReportUnset();
        return result;
    }

    private sealed class Walk(VariableScope scope, DiagnosticSink sink)
    {
        // Aliases share the children of their anchor, so results are cached by the children, not by the node.
        private readonly Dictionary<(object Children, Shape? Shape), object> done = [];
        private readonly Stack<string> path = [];
        private readonly StringBuilder scratch = new();
        private readonly UnsetVariables unset = new(scope);
        private readonly Func<string, string?> lookup = name => scope.TryGet(name, out var value) ? value : null;

        public Node Visit(Node node, Shape? shape) =>
            node switch
            {
                Mapping mapping => Visit(mapping, shape),
                Sequence sequence => Visit(sequence, shape),
                Scalar { Kind: ScalarKind.String } scalar => Visit(scalar, shape),
                _ => node,
            };

        public void ReportUnset() => unset.Report(sink);

        private Mapping Visit(Mapping mapping, Shape? shape)
        {
            var entries = ImmutableCollectionsMarshal.AsArray(mapping.Entries)!;
            if (!done.TryGetValue((entries, shape), out var known))
            {
                Entry[]? changed = null;
                for (var i = 0; i < entries.Length; i++)
                {
                    path.Push(entries[i].Name);
                    var value = Visit(entries[i].Value, shape?.Child(entries[i].Name));
                    path.Pop();
                    if (ReferenceEquals(value, entries[i].Value))
                        continue;
                    changed ??= [.. entries];
                    changed[i] = entries[i] with { Value = value };
                }

                done[(entries, shape)] = known = changed ?? entries;
            }

            return ReferenceEquals(known, entries)
                ? mapping
                : mapping with
                {
                    Entries = ImmutableCollectionsMarshal.AsImmutableArray((Entry[])known),
                };
        }

        private Sequence Visit(Sequence sequence, Shape? shape)
        {
            var items = ImmutableCollectionsMarshal.AsArray(sequence.Items)!;
            if (!done.TryGetValue((items, shape), out var known))
            {
                Node[]? changed = null;
                for (var i = 0; i < items.Length; i++)
                {
                    path.Push($"[{i}]");
                    var value = Visit(items[i], shape?.Item);
                    path.Pop();
                    if (ReferenceEquals(value, items[i]))
                        continue;
                    changed ??= [.. items];
                    changed[i] = value;
                }

                done[(items, shape)] = known = changed ?? items;
            }

            return ReferenceEquals(known, items)
                ? sequence
                : sequence with
                {
                    Items = ImmutableCollectionsMarshal.AsImmutableArray((Node[])known),
                };
        }

        private Scalar Visit(Scalar scalar, Shape? shape)
        {
            var substituted = scalar.Text.Contains('$') ? Substitute(scalar) : scalar;
            if (substituted is null)
                return Settled(scalar);
            if (shape is null or { Cast: Cast.None })
            {
                unset.Note(substituted.Substitution);
                return substituted;
            }

            return Casts.Apply(substituted, shape.Cast, path, sink) is { } cast ? Noted(cast) : Settled(substituted);
        }

        private Scalar Settled(Scalar scalar)
        {
            sink.Settle(scalar.At);
            return scalar;
        }

        private Scalar Noted(Scalar scalar)
        {
            unset.Note(scalar.Substitution);
            return scalar;
        }

        /// <summary>
        /// Reports a finding and returns null when expressions are malformed or lack a required value: the text is then unusable.
        /// </summary>
        private Scalar? Substitute(Scalar scalar)
        {
            var template = Template.Parse(scalar.Text);
            if (template is { Errors: [], Parts: [LiteralPart { Span.Start: 0 } only] } && only.Span.Length == scalar.Text.Length)
                return scalar;

            var map = new ScalarMap(scalar);
            foreach (var error in template.Errors)
                sink.Add(VariableDiagnostics.Malformed(error, map.Locate(error.Span)));
            var expansion = template.Expand(lookup, scratch);
            var uses = ImmutableArray.CreateBuilder<VariableUse>(expansion.Uses.Length);
            var refused = template.Errors.Length > 0;
            foreach (var use in expansion.Uses)
            {
                var (part, value, demand) = use;
                var at = map.Locate(part.Span);
                uses.Add(new VariableUse(part.Name, at, value) { IsUnset = use.IsUnset });
                if (demand is null)
                    continue;
                refused = true;
                sink.Add(
                    VariableDiagnostics.Required(part.Name, value is not null, demand, at, value is null ? unset.Nearest(part.Name) : null)
                );
            }

            if (refused)
                return null;
            var origin = scalar.Origin;
            foreach (var used in uses)
                origin = new Origin(Step.Variable, used.At, used.Name, origin);
            return scalar with
            {
                Text = expansion.Text,
                Substitution = new Substitution(scalar.Text, uses.DrainToImmutable()),
                Origin = origin,
            };
        }
    }
}
