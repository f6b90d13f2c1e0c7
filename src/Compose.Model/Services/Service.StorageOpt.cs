using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Options of the storage driver.</summary>
    public ImmutableArray<KeyValuePair<string, string>> StorageOpt => Map("storage_opt");

    private static Shape StorageOptShape => new MapShape(new PrintedShape(AnyValue) { NullIsEmpty = true })
    {
        Description = "Options of the storage driver.",
    };

    private const ScalarTypes AnyValue = ScalarTypes.Number | ScalarTypes.Text | ScalarTypes.Flag | ScalarTypes.Null;
}
