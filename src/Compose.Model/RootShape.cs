using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model;

/// <summary>
/// The file itself. Top-level services, as in the first version of the format or without their indentation, are one finding rather than
/// one each; so are keys of a service that lost their indentation.
/// </summary>
internal sealed class RootShape(ImmutableArray<AttributeSpec> attributes) : ObjectShape("compose file", attributes)
{
    internal override bool IsWholeFile => true;

    private protected override void CheckKeys(Mapping mapping, ShapeContext context)
    {
        var strangers = mapping.Entries.Where(entry => Find(entry.Name) is null && !IsExtension(entry.Name)).ToList();
        var services = mapping[ComposeFile.ServicesKey] is null or Mapping or { IsNull: true } ? strangers.FindAll(LooksLikeService) : [];
        if (services.Count > 0)
            Report(services, mapping, context);
        var keys = services.Count == 0 ? strangers.FindAll(entry => Service.Shape.Find(entry.Name) is not null) : [];
        if (keys.Count > 0)
            ReportKeys(keys, mapping, context);
        base.CheckKeys(
            mapping with
            {
                Entries = mapping.Entries.RemoveAll(entry => services.Contains(entry) || keys.Contains(entry)),
            },
            context
        );
    }

    private void Report(List<Entry> services, Mapping mapping, ShapeContext context)
    {
        var isNamed = mapping.TryGet(ComposeFile.ServicesKey, out var section);
        var found = ShapeDiagnostics
            .LostEntry.At(services[0].Key.At, $"`{services[0].Name}` looks like a service but is at the top level of the file")
            .WithHelp(
                isNamed
                    ? $"indent {(services.Count == 1 ? "it" : "them")} under `services`"
                    : "put a line `services:` above it and indent what follows"
            );
        if (isNamed)
        {
            found = found.WithFix(
                "indent it",
                Applicability.Unsafe,
                [.. services.SelectMany(service => ShiftedKeys.Indented([service], section))]
            );
            if (section.Value.IsNull)
                context.Sink.Settle(section.Key.At);
        }

        foreach (var other in services.Skip(1))
            found = found.See(other.Key.At, "so is this");
        context.Sink.Add(found);
    }

    /// <summary>The intended services then lack these keys, which is a consequence.</summary>
    private static void ReportKeys(List<Entry> keys, Mapping mapping, ShapeContext context)
    {
        var it = keys.Count == 1 ? "it" : "them";
        var owner = (mapping[ComposeFile.ServicesKey] as Mapping)?.Entries.LastOrDefault(service => Precedes(service, keys[0]));
        var below = owner is { Key: { } name } ? $"`{name.Text}`" : "the name of a service";
        var found = ShapeDiagnostics
            .UnknownKey.At(keys[0].Key.At, $"`{keys[0].Name}` is at the top level of the file, but is a key of a service")
            .WithHelp($"indent {it} under {below}");
        foreach (var other in keys.Skip(1))
            found = found.See(other.Key.At, "so is this");
        context.Sink.Add(found);
        if (owner is { Key: { } at })
            context.Sink.Settle(at.At);
    }

    private static bool Precedes(Entry service, Entry key) =>
        service.Key.At.Source == key.Key.At.Source && service.Key.At.Span.Start < key.Key.At.Span.Start;

    private static bool LooksLikeService(Entry entry) =>
        entry.Value is Mapping value
        && (value.Contains(Service.ImageKey) || value.Contains(Service.BuildKey) || value.Contains(Service.ExtendsKey));
}
