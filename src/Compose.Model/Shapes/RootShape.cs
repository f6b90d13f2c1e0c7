using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>
/// The file itself. Services at the top, as the first version of the format had them, are one finding and not one for each.
/// </summary>
internal sealed class RootShape(ImmutableArray<AttributeSpec> attributes) : ObjectShape("compose file", attributes)
{
    private protected override void CheckKeys(Mapping mapping, ShapeContext context)
    {
        var services = mapping.Contains("services") ? [] : mapping.Entries.Where(LooksLikeService).ToList();
        if (services.Count > 0)
        {
            var found = ShapeDiagnostics.UnknownKey.At(services[0].Key.At,
                $"`{services[0].Name}` looks like a service and stands at the top of the file")
                .WithHelp("put a line `services:` above and indent what follows");
            foreach (var other in services.Skip(1)) found = found.See(other.Key.At, "so does this");
            context.Sink.Add(found);
        }

        base.CheckKeys(services.Count == 0 ? mapping : mapping with { Entries = mapping.Entries.RemoveAll(services.Contains) }, context);
    }

    private bool LooksLikeService(Entry entry) =>
        Find(entry.Name) is null && !IsExtension(entry.Name) && entry.Value is Mapping value
        && (value.Contains("image") || value.Contains("build") || value.Contains("extends"));
}
