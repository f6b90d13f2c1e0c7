using System.Collections.Immutable;
using System.Globalization;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A limit of a container's processes; -1 is no limit.</summary>
public readonly record struct Ulimit(string Name, long Soft, long Hard)
{
    internal static ImmutableArray<Ulimit> ListOf(Node? node) => node is Mapping limits ? [.. limits.Entries.Select(Read)] : [];

    private static Ulimit Read(Entry entry) => entry.Value is Mapping pair
        ? new Ulimit(entry.Name, Number(pair["soft"]), Number(pair["hard"]))
        : new Ulimit(entry.Name, Number(entry.Value), Number(entry.Value));

    private static long Number(Node? node) =>
        node is Scalar scalar && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value : 0;
}
