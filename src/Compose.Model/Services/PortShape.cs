using System.Collections.Immutable;
using System.Globalization;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A published port: the long form, or text or a number that stands for one or, as a range, several of them (spec 1.10).</summary>
internal sealed class PortShape : EitherShape
{
    public PortShape()
    {
        Text = new Short();
        Mapping = PortMapping.Shape;
        Joint = ":";
    }

    internal override void Expand(Node item, ShapeContext context, ImmutableArray<Node>.Builder into)
    {
        if (item is not Scalar { Kind: ScalarKind.String or ScalarKind.Int } port
            || PortSyntax.Parse(GoNumber.ToText(port)) is not { } bindings)
        {
            into.Add(Canonical(item, context));
            return;
        }

        foreach (var binding in bindings) into.Add(Long(port, binding));
    }

    private static Mapping Long(Scalar port, PortSyntax.Binding binding)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>(5);
        Add("mode", PortMapping.DefaultMode);
        if (binding.HostIp.Length > 0) Add("host_ip", binding.HostIp);
        Add("target", binding.Target.ToString(CultureInfo.InvariantCulture), ScalarKind.Int);
        if (binding.Published.Length > 0) Add("published", binding.Published);
        Add("protocol", binding.Protocol);
        return new Mapping(port.At, entries.DrainToImmutable()) { Origin = port.Origin };

        void Add(string key, string text, ScalarKind kind = ScalarKind.String) =>
            entries.Add(new Entry(Scalar.String(port.At, key), port with { Text = text, Kind = kind }));
    }

    private sealed class Short() : ScalarShape(ScalarTypes.Number | ScalarTypes.Text)
    {
        private protected override void CheckValue(Scalar scalar, ShapeContext context)
        {
            if (scalar.Kind == ScalarKind.Float) context.Refuse(scalar,
                new Wanted("a whole number, a string or a mapping") { Texts = ScalarTypes.Text });
            else if (PortSyntax.Check(GoNumber.ToText(scalar)) is { } mistake) context.Report(scalar, mistake);
        }
    }
}
