using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>The long form of a mount, and its conversion from the short form (spec 1.8b).</summary>
internal sealed class MountShape : ObjectShape
{
    public MountShape(ImmutableArray<AttributeSpec> attributes)
        : base("mount", attributes)
    {
        Description = "A mount of the container.";
    }

    private protected override void CheckWhole(Mapping mapping, ShapeContext context)
    {
        // Checked last, as in the reference: a mount of another type may still replace this one.
        if (
            context.IsLast
            && mapping[ServiceVolume.TypeKey] is Scalar { Text: ServiceVolume.BindType } type
            && !mapping.Contains(ServiceVolume.SourceKey)
        )
            context.Sink.Add(
                ShapeDiagnostics
                    .MissingAttribute.At(type.At, $"{context.Subject} field Source must not be empty: this bind mount has no `source`")
                    .WithHelp("add `source:`, the path on the host")
            );
    }

    /// <summary>The long form of <c>source:target:options</c>; null when it is malformed.</summary>
    public static Node? Lengthen(Scalar text)
    {
        if (VolumeSyntax.Parse(text.Text) is not { } mount)
            return null;
        var entries = ImmutableArray.CreateBuilder<Entry>();
        Add(entries, ServiceVolume.TypeKey, text with { Text = mount.IsBind ? ServiceVolume.BindType : ServiceVolume.VolumeType });
        if (mount.Source is { } source)
            Add(entries, ServiceVolume.SourceKey, text with { Text = source });
        Add(entries, ServiceVolume.TargetKey, text with { Text = mount.Target });
        if (mount.Options.LastOrDefault(static o => o is "ro" or "rw") == "ro")
            Add(entries, ServiceVolume.ReadOnlyKey, Scalar.Bool(text.At, true));
        if (!mount.IsBare)
            AddOptions(entries, text, mount);
        return new Mapping(text.At, entries.DrainToImmutable()) { Origin = text.Origin };
    }

    private static void AddOptions(ImmutableArray<Entry>.Builder entries, Scalar text, VolumeSyntax.Mount mount)
    {
        var bind = ImmutableArray.CreateBuilder<Entry>();
        if (mount.Options.LastOrDefault(static o => o is "z" or "Z") is { } label)
            Add(bind, BindOptions.SelinuxKey, text with { Text = label });
        if (mount.Options.LastOrDefault(IsPropagation) is { } propagation)
            Add(bind, BindOptions.PropagationKey, text with { Text = propagation });
        var noCopy = mount.Options.Contains("nocopy");
        if (mount.IsBind || bind.Count > 0)
            Add(entries, ServiceVolume.BindKey, new Mapping(text.At, bind.DrainToImmutable()));
        if (!mount.IsBind || noCopy)
            Add(
                entries,
                ServiceVolume.VolumeKey,
                new Mapping(text.At, noCopy ? [new Entry(Scalar.String(text.At, VolumeOptions.NocopyKey), Scalar.Bool(text.At, true))] : [])
            );
    }

    private static bool IsPropagation(string option) => option is "private" or "rprivate" or "shared" or "rshared" or "slave" or "rslave";

    private static void Add(ImmutableArray<Entry>.Builder entries, string key, Node value) =>
        entries.Add(new Entry(Scalar.String(value.At, key), value));
}

/// <summary>True unless disabled, so true is omitted from the long form.</summary>
internal sealed class OptOutShape() : ScalarShape(ScalarTypes.Flag | ScalarTypes.Text)
{
    internal override bool IsReadLast => true;

    private static readonly FlagShape Flag = new();

    internal override string Expected() => Flag.Expected();

    private protected override void CheckValue(Scalar scalar, ShapeContext context) => Flag.Check(scalar, context);

    internal override Node Canonical(Node node, ShapeContext context) =>
        Flag.Canonical(node, context) is Scalar { Kind: ScalarKind.Bool, Text: "true" or "True" or "TRUE" }
            ? Scalar.Null(node.At)
            : Flag.Canonical(node, context);
}

/// <summary>
/// Permission bits printed as a decimal number. Octal text is accepted too; the reference accepts it only to fail on it later.
/// </summary>
internal sealed class TmpfsModeShape() : ScalarShape(ScalarTypes.Number | ScalarTypes.Text)
{
    internal override bool IsReadLast => true;

    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (scalar.Kind == ScalarKind.String && Shapes.FileMode.Parse(scalar.Text) is null)
            context.Report(
                scalar,
                Mistake.Of(
                    ShapeDiagnostics.InvalidLinuxValue with
                    {
                        Severity = Diagnostics.Severity.Error,
                        IsTolerated = false,
                    },
                    scalar.Text,
                    $"`{scalar.Text}` is not a file mode",
                    "write octal digits: `0755`"
                )
            );
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        node switch
        {
            Scalar { Kind: ScalarKind.String } text when Shapes.FileMode.Parse(text.Text) is { } bits => Scalar.Int(text.At, bits),
            Scalar { Kind: not ScalarKind.Null } number when ScalarReading.Whole(number) is { } bits => Scalar.Int(number.At, bits),
            _ => node,
        };
}
