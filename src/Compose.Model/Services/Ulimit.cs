using System.Collections.Immutable;
using System.Globalization;
using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A process limit of a container; -1 is unlimited.</summary>
public readonly record struct Ulimit(string Name, long Soft, long Hard)
{
    private static readonly string[] Names =
    [
        "as",
        "core",
        "cpu",
        "data",
        "fsize",
        "locks",
        "memlock",
        "msgqueue",
        "nice",
        "nofile",
        "nproc",
        "rss",
        "rtprio",
        "rttime",
        "sigpending",
        "stack",
    ];

    /// <summary>The kernel's limits by name (setrlimit(2)), in either case.</summary>
    internal static Mistake? CheckName(string text)
    {
        if (Names.Contains(text, StringComparer.OrdinalIgnoreCase))
            return null;
        var meant = Spelling.Nearest(text, Names);
        return Mistake.Of(
            ShapeDiagnostics.InvalidLinuxValue,
            text,
            $"the kernel has no limit `{text}`",
            meant is null ? $"write {ShapeDiagnostics.Join([.. Names.Select(static n => $"`{n}`")], "or")}" : $"did you mean `{meant}`?",
            meant
        );
    }

    internal static ImmutableArray<Ulimit> ListOf(Node? node) => node is Mapping limits ? [.. limits.Entries.Select(Read)] : [];

    private static Ulimit Read(Entry entry) =>
        entry.Value is Mapping pair
            ? new Ulimit(entry.Name, Number(pair["soft"]), Number(pair["hard"]))
            : new Ulimit(entry.Name, Number(entry.Value), Number(entry.Value));

    private static long Number(Node? node) =>
        node is Scalar scalar && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : 0;
}

/// <summary>
/// One limit for both, or a soft and a hard one. Zero becomes a pair of zeros, which JSON omits: <c>{}</c>, as in the reference.
/// </summary>
internal sealed class UlimitShape : EitherShape
{
    private static readonly ObjectShape Pair = new(
        "ulimit",
        [
            new(
                "soft",
                new WholeShape
                {
                    Description = "The soft limit.",
                    Cast = Cast.Int,
                    Emit = Emit.UnlessEmptyInJson,
                }
            )
            {
                Required = true,
            },
            new(
                "hard",
                new WholeShape
                {
                    Description = "The hard limit.",
                    Cast = Cast.Int,
                    Emit = Emit.UnlessEmptyInJson,
                }
            )
            {
                Required = true,
            },
        ]
    );

    public UlimitShape()
    {
        Definition = "ulimit";
        Cast = Cast.Int;
        Merge = MergeRule.ReplaceWhole;
        Text = new WholeShape { Cast = Cast.Int };
        Mapping = Pair;
        FromText = static single => single.Text == "0" ? new Mapping(single.At, [Zero(single, "soft"), Zero(single, "hard")]) : null;
    }

    private static Entry Zero(Scalar single, string key) => new(Scalar.String(single.At, key), single);

    internal override void Check(Node node, ShapeContext context)
    {
        base.Check(node, context);
        if (
            context.Grammars
            && node is Mapping pair
            && ScalarReading.Whole(pair["soft"] as Scalar) is { } soft
            && ScalarReading.Whole(pair["hard"] as Scalar) is { } hard
            && hard >= 0
            && (soft > hard || soft < 0)
        )
            context.Sink.Add(
                ShapeDiagnostics
                    .InvalidLinuxValue.At(pair["soft"]!.At, $"the soft limit {soft} is above the hard limit {hard}")
                    .WithHelp("lower it, or raise the hard limit")
            );
    }
}
