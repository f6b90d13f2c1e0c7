using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Tests.Schema;

/// <summary>Every attribute in the shapes, as <c>services.*.build.context</c>; <c>*</c> is a user-defined key, <c>[]</c> an item.</summary>
internal static class AttributePaths
{
    public static IEnumerable<string> Of(Shape shape, string path) =>
        shape switch
        {
            ObjectShape known => known.Attributes.SelectMany(attribute =>
                Of(attribute.Shape, path.Length == 0 ? attribute.Name : $"{path}.{attribute.Name}")
                    .Prepend(path.Length == 0 ? attribute.Name : $"{path}.{attribute.Name}")
            ),
            MapShape map => Of(map.Value, $"{path}.*"),
            ListShape list => Of(list.Item, $"{path}[]"),
            EitherShape either => new[] { either.List, either.Mapping }.SelectMany(side => side is null ? [] : Of(side, path)),
            _ => [],
        };

    /// <summary>The attributes used by a document.</summary>
    public static IEnumerable<string> In(Node node, Shape? shape, string path)
    {
        switch (node)
        {
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    var known = shape?.AsObject?.Find(entry.Name) is not null;
                    var below = known
                        ? path.Length == 0
                            ? entry.Name
                            : $"{path}.{entry.Name}"
                        : $"{path}.*";
                    if (known)
                        yield return below;
                    foreach (var deeper in In(entry.Value, shape?.Child(entry.Name), below))
                        yield return deeper;
                }

                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    foreach (var deeper in In(item, shape?.Item, $"{path}[]"))
                        yield return deeper;
                break;
        }
    }
}
