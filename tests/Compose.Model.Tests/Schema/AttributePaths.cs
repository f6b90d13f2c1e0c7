using Compose.Model.Shapes;

namespace Compose.Model.Tests.Schema;

/// <summary>Every attribute the shapes know, as <c>services.*.build.context</c>; <c>*</c> is a key the user chooses, <c>[]</c> an item.</summary>
internal static class AttributePaths
{
    public static IEnumerable<string> Of(Shape shape, string path) => shape switch
    {
        ObjectShape known => known.Attributes.SelectMany(attribute => Of(attribute.Shape, path.Length == 0 ? attribute.Name : $"{path}.{attribute.Name}").Prepend(path.Length == 0 ? attribute.Name : $"{path}.{attribute.Name}")),
        MapShape map => Of(map.Value, $"{path}.*"),
        ListShape list => Of(list.Item, $"{path}[]"),
        EitherShape either => new[] { either.List, either.Mapping }.SelectMany(side => side is null ? [] : Of(side, path)),
        _ => [],
    };
}
