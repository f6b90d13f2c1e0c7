using System.Collections.Immutable;
using System.Globalization;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A port of the container and where the host publishes it (spec 1.10).</summary>
public sealed class PortMapping(Mapping node) : View(node)
{
    public const string ModeKey = "mode";
    public const string HostIpKey = "host_ip";
    public const string TargetKey = "target";
    public const string PublishedKey = "published";
    public const string ProtocolKey = "protocol";

    /// <summary>The default publishing mode.</summary>
    public const string DefaultMode = "ingress";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "port",
            [
                new("name", new TextShape { Description = "A human-readable name." }),
                new(ModeKey, new TextShape { Description = "`ingress` or `host`.", Suggested = [DefaultMode, "host"] }),
                new(HostIpKey, new TextShape { Description = "The host address to bind to.", Grammar = PortSyntax.CheckHostIp }),
                new(
                    TargetKey,
                    new WholeShape
                    {
                        Description = "The container's port.",
                        Cast = Cast.Int,
                        Grammar = PortSyntax.CheckTarget,
                    }
                )
                {
                    Required = true,
                    WrongNames = ["container", "container_port", "port"],
                },
                new(
                    PublishedKey,
                    new PrintedShape(ScalarTypes.Whole | ScalarTypes.Text)
                    {
                        Description = "The host's port, or a range to choose from: `8080`, `8000-8010`.",
                        Grammar = PortSyntax.CheckPublished,
                    }
                )
                {
                    WrongNames = ["host", "host_port"],
                },
                new(
                    ProtocolKey,
                    new TextShape { Description = "`tcp`, `udp` or `sctp`.", Suggested = [PortSyntax.DefaultProtocol, "udp", "sctp"] }
                ),
                new("app_protocol", new TextShape { Description = "The application protocol, such as `http`." }),
            ]
        )
        {
            Description = "A container port and the host port it is published on.",
        };

    public string? Name => Text("name");

    public string? Mode => Text(ModeKey);

    /// <summary>Null means every address.</summary>
    public string? HostIp => Text(HostIpKey);

    public int Target => (int)(Whole(TargetKey) ?? 0);

    /// <summary>Null lets the engine choose.</summary>
    public string? Published => Text(PublishedKey);

    public string Protocol => Text(ProtocolKey) ?? PortSyntax.DefaultProtocol;

    public string? AppProtocol => Text("app_protocol");
}

/// <summary>A published port: the long form, or text or a number for one or, as a range, several ports (spec 1.10).</summary>
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
        if (
            item is not Scalar { Kind: ScalarKind.String or ScalarKind.Int } port
            || PortSyntax.Parse(GoNumber.ToText(port)) is not { } bindings
        )
        {
            into.Add(Canonical(item, context));
            return;
        }

        foreach (var binding in bindings)
            into.Add(Long(port, binding));
    }

    private static Mapping Long(Scalar port, PortSyntax.Binding binding)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>(5);
        Add(PortMapping.ModeKey, PortMapping.DefaultMode);
        if (binding.HostIp.Length > 0)
            Add(PortMapping.HostIpKey, binding.HostIp);
        Add(PortMapping.TargetKey, binding.Target.ToString(CultureInfo.InvariantCulture), ScalarKind.Int);
        if (binding.Published.Length > 0)
            Add(PortMapping.PublishedKey, binding.Published);
        Add(PortMapping.ProtocolKey, binding.Protocol);
        return new Mapping(port.At, entries.DrainToImmutable()) { Origin = port.Origin };

        void Add(string key, string text, ScalarKind kind = ScalarKind.String) =>
            entries.Add(new Entry(Scalar.String(port.At, key), port with { Text = text, Kind = kind }));
    }

    private sealed class Short() : ScalarShape(ScalarTypes.Number | ScalarTypes.Text)
    {
        private protected override void CheckValue(Scalar scalar, ShapeContext context)
        {
            if (scalar.Kind == ScalarKind.Float)
                context.Refuse(
                    scalar,
                    new Wanted("a whole number, a string or a mapping") { Texts = ScalarTypes.Whole | ScalarTypes.Text }
                );
            else if (PortSyntax.Check(GoNumber.ToText(scalar)) is { } mistake)
                context.Report(scalar, mistake);
        }
    }
}

/// <summary>
/// A port exposed to other containers: <c>80</c>, <c>53/udp</c>, <c>3000-3005</c>. The reference accepts any text; invalid ports are warned
/// about.
/// </summary>
internal sealed class ExposedPortShape() : PrintedShape(ScalarTypes.Number | ScalarTypes.Text)
{
    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (scalar.Kind == ScalarKind.Float)
            context.Refuse(scalar, new Wanted("a whole number or a string") { Texts = ScalarTypes.Whole | ScalarTypes.Text });
        else if (PortSyntax.Check(GoNumber.ToText(scalar)) is { } mistake)
            context.Report(scalar, mistake.Tolerated);
    }
}
