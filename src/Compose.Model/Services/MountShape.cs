using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>The long form of a mount, and the way to it from the short one (spec 1.8b).</summary>
internal sealed class MountShape : ObjectShape
{
    public MountShape(ImmutableArray<AttributeSpec> attributes)
        : base("mount", attributes)
    {
        Description = "Something mounted into the container.";
    }

    private protected override void CheckWhole(Mapping mapping, ShapeContext context)
    {
        // Asked last, as in the reference: a mount of another kind may yet take this one's place.
        if (context.IsLast && mapping["type"] is Scalar { Text: "bind" } type && !mapping.Contains("source"))
            context.Sink.Add(ShapeDiagnostics.MissingAttribute.At(type.At, $"{context.Subject} field Source must not be empty: this bind has no `source`")
                .WithHelp("add `source:`, the path on the host"));
    }

    /// <summary>The long form of <c>source:target:options</c>; null when it is malformed.</summary>
    public static Node? Lengthen(Scalar text)
    {
        if (VolumeSyntax.Parse(text.Text) is not { } mount) return null;
        var entries = ImmutableArray.CreateBuilder<Entry>();
        Add(entries, "type", text with { Text = mount.IsBind ? "bind" : "volume" });
        if (mount.Source is { } source) Add(entries, "source", text with { Text = source });
        Add(entries, "target", text with { Text = mount.Target });
        if (mount.Options.LastOrDefault(static o => o is "ro" or "rw") == "ro") Add(entries, "read_only", Scalar.Bool(text.At, true));
        if (!mount.IsBare) AddOptions(entries, text, mount);
        return new Mapping(text.At, entries.DrainToImmutable()) { Origin = text.Origin };
    }

    private static void AddOptions(ImmutableArray<Entry>.Builder entries, Scalar text, VolumeSyntax.Mount mount)
    {
        var bind = ImmutableArray.CreateBuilder<Entry>();
        if (mount.Options.LastOrDefault(static o => o is "z" or "Z") is { } label) Add(bind, "selinux", text with { Text = label });
        if (mount.Options.LastOrDefault(IsPropagation) is { } propagation) Add(bind, "propagation", text with { Text = propagation });
        var noCopy = mount.Options.Contains("nocopy");
        if (mount.IsBind || bind.Count > 0) Add(entries, "bind", new Mapping(text.At, bind.DrainToImmutable()));
        if (!mount.IsBind || noCopy)
            Add(entries, "volume", new Mapping(text.At, noCopy ? [new Entry(Scalar.String(text.At, "nocopy"), Scalar.Bool(text.At, true))]
                : []));
    }

    private static bool IsPropagation(string option) => option is "private" or "rprivate" or "shared" or "rshared" or "slave" or "rslave";

    private static void Add(ImmutableArray<Entry>.Builder entries, string key, Node value) =>
        entries.Add(new Entry(Scalar.String(value.At, key), value));
}
