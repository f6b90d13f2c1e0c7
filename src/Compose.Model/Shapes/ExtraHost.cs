using System.Collections.Immutable;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>A host name in the hosts file of a container.</summary>
/// <param name="Address">An address, or <c>host-gateway</c>.</param>
public readonly record struct ExtraHost(string Host, string Address)
{
    /// <summary>Reads the long form: a list of <c>host=address</c>, one per address.</summary>
    internal static ImmutableArray<ExtraHost> ListOf(Node? node) =>
        node is Sequence list ? [.. list.Items.OfType<Scalar>().Select(Read)] : [];

    private static ExtraHost Read(Scalar item)
    {
        var split = item.Text.IndexOf('=');
        return split < 0 ? new ExtraHost(item.Text, "") : new ExtraHost(item.Text[..split], item.Text[(split + 1)..]);
    }
}

/// <summary>
/// Host names and addresses, as a mapping or a list; the long form is a sorted list of <c>host=address</c>, one per address (spec 1.9).
/// </summary>
public sealed class ExtraHostsShape : EitherShape
{
    public ExtraHostsShape()
    {
        Definition = "extra_hosts";
        IsSpelling = true;
        List = new ListShape(new TextShape { Grammar = CheckItem }) { Distinct = true };
        var addresses = new EitherShape
        {
            Text = new TextShape { Grammar = CheckAddress },
            List = new ListShape(new TextShape()),
        };
        Mapping = new MapShape(addresses) { Noun = "host", KeyGrammar = CheckHost };
    }

    internal override Node Canonical(Node node, ShapeContext context)
    {
        var hosts = new List<Scalar>();
        switch (node)
        {
            case Sequence list:
                foreach (var item in list.Items)
                {
                    if (item is not Scalar scalar || Split(scalar.Text) is not { } host)
                        return node;
                    foreach (var address in host.Address.Split(','))
                        Add(scalar, host.Host, address);
                }

                break;
            case Syntax.Mapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Value is Scalar { Kind: ScalarKind.String } single)
                        Add(single, entry.Name, single.Text);
                    else if (entry.Value is Sequence several)
                        foreach (var address in several.Items.OfType<Scalar>())
                            Add(address, entry.Name, address.Text);
                    else
                        return node;
                }

                break;
            default:
                return node;
        }

        return new Sequence(node.At, [.. hosts.OrderBy(static host => host.Text, StringComparer.Ordinal)]) { Origin = node.Origin };

        void Add(Scalar typed, string host, string address) =>
            hosts.Add(typed with { Text = $"{host}={Bare(address)}", Kind = ScalarKind.String });
    }

    /// <summary>Splits an item into host and address; null without a separator.</summary>
    private static ExtraHost? Split(string text)
    {
        var split = text.IndexOf('=');
        if (split < 0)
            split = text.IndexOf(':');
        return split < 0 ? null : new ExtraHost(text[..split], text[(split + 1)..]);
    }

    private static string Bare(string address) => address is ['[', .., ']'] ? address[1..^1] : address;

    private static Mistake? CheckItem(string text)
    {
        if (Split(text) is not { } entry)
            return Mistake.Of(
                ShapeDiagnostics.InvalidShortForm,
                text,
                $"invalid additional host, missing IP: {text}",
                "write `host=address`"
            );
        if (entry.Host.Length == 0 || entry.Host.Contains(':'))
            return new Mistake(
                ShapeDiagnostics.InvalidShortForm,
                new TextSpan(0, entry.Host.Length),
                $"invalid additional host, bad host name: `{entry.Host}`",
                "write `host=address`"
            );
        foreach (var address in entry.Address.Split(','))
            if (CheckAddress(address) is { } mistake)
                return mistake.Shifted(entry.Host.Length + 1);
        return null;
    }

    // The engine separates host and address at the first colon.
    private static Mistake? CheckHost(string text) =>
        text.Contains(':')
            ? Mistake.Of(ShapeDiagnostics.InvalidIp, text, $"`{text}` is not a host name: it contains a colon", "write only the name")
            : null;

    private static Mistake? CheckAddress(string text) =>
        text == "host-gateway" || PortSyntax.IsAddress(Bare(text))
            ? null
            : Mistake.Of(
                ShapeDiagnostics.InvalidIp,
                text,
                text.Length == 0 ? "the host has no address" : $"`{text}` is not an address",
                "write an address, or `host-gateway` for the host itself"
            );
}
