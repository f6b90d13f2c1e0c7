using System.Collections.Immutable;
using System.Security.Cryptography;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Planning.Requests;

/// <summary>Changes that <c>run</c> makes to a service for one container.</summary>
public sealed record OneOff
{
    /// <summary>Replaces the service's command; empty keeps it.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>Replaces the service's entrypoint and removes its command; default keeps both.</summary>
    public ImmutableArray<string> Entrypoint { get; init; }

    /// <summary>Variables that override the service's.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Environment { get; init; } = [];

    public ImmutableArray<KeyValuePair<string, string>> Labels { get; init; } = [];

    /// <summary>Ports in long form, in addition to the service's if those are published.</summary>
    public ImmutableArray<Mapping> Ports { get; init; } = [];

    /// <summary>Whether the service's ports are published.</summary>
    public bool ServicePorts { get; init; }

    /// <summary>Mounts in long form; they replace the service's mounts at the same target.</summary>
    public ImmutableArray<Mapping> Volumes { get; init; } = [];

    public ImmutableArray<string> CapAdd { get; init; } = [];

    public ImmutableArray<string> CapDrop { get; init; } = [];

    public string? User { get; init; }

    public string? WorkingDirectory { get; init; }

    public bool Tty { get; init; }

    /// <summary>Whether standard input is kept open.</summary>
    public bool Interactive { get; init; }

    /// <summary>64 hexadecimal digits that identify a one-off.</summary>
    public static string NewSlug() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>The service with the changes applied.</summary>
    public Service Apply(Service service)
    {
        var at = service.At;
        var node = service
            .Node.Without("container_name")
            .Without("restart")
            .Without("scale")
            .With("tty", Scalar.Bool(at, Tty))
            .With("stdin_open", Scalar.Bool(at, Interactive));
        if (node["deploy"] is Mapping deploy)
            node = node.With("deploy", deploy.Without("restart_policy").Without("replicas"));
        if (!Entrypoint.IsDefault)
            node = node.With("entrypoint", Texts(service, Entrypoint)).Without("command");
        if (!Command.IsEmpty)
            node = node.With("command", Texts(service, Command));
        if (User is not null)
            node = node.With("user", Scalar.String(at, User));
        if (WorkingDirectory is not null)
            node = node.With("working_dir", Scalar.String(at, WorkingDirectory));
        node = WithPairs(
            node,
            "environment",
            Environment.Select(v => KeyValuePair.Create(v.Key, v.Value is null ? Scalar.Null(at) : Scalar.String(at, v.Value)))
        );
        node = WithPairs(node, "labels", Labels.Select(l => KeyValuePair.Create(l.Key, Scalar.String(at, l.Value))));
        node = WithTexts(service, node, "cap_add", CapAdd, CapDrop);
        node = WithTexts(service, node, "cap_drop", CapDrop, CapAdd);
        node = WithItems(node, "ports", ServicePorts ? Items(node, "ports") : [], Ports);
        var targets = Volumes.Select(volume => (volume["target"] as Scalar)?.Text).ToHashSet();
        node = WithItems(
            node,
            "volumes",
            Items(node, "volumes").Where(volume => !targets.Contains((volume["target"] as Scalar)?.Text)),
            Volumes
        );
        return new Service(Scalar.String(service.NameAt, service.Name), node);
    }

    private static IEnumerable<Mapping> Items(Mapping node, string attribute) =>
        node[attribute] is Sequence list ? list.Items.OfType<Mapping>() : [];

    private static Mapping WithItems(Mapping node, string attribute, IEnumerable<Mapping> kept, ImmutableArray<Mapping> more)
    {
        ImmutableArray<Node> items = [.. kept, .. more];
        return items.IsEmpty ? node.Without(attribute) : node.With(attribute, new Sequence(node[attribute]?.At ?? node.At, items));
    }

    private static Mapping WithPairs(Mapping node, string attribute, IEnumerable<KeyValuePair<string, Scalar>> pairs)
    {
        var mapping = node[attribute] as Mapping ?? new Mapping(node.At, []);
        foreach (var (name, value) in pairs)
            mapping = mapping.With(name, value);
        return mapping.Count == 0 ? node : node.With(attribute, mapping);
    }

    // A capability added by the command line is no longer dropped, and vice versa.
    private static Mapping WithTexts(
        Service service,
        Mapping node,
        string attribute,
        ImmutableArray<string> more,
        ImmutableArray<string> less
    )
    {
        var own = node[attribute] is Sequence list ? list.Items.OfType<Scalar>().Select(item => item.Text) : [];
        ImmutableArray<string> texts = [.. own.Except(less, StringComparer.Ordinal).Concat(more).Distinct(StringComparer.Ordinal)];
        return texts.IsEmpty ? node.Without(attribute) : node.With(attribute, Texts(service, texts));
    }

    private static Sequence Texts(Service service, ImmutableArray<string> texts) =>
        new(service.At, [.. texts.Select(text => Scalar.String(service.At, text))]);
}
