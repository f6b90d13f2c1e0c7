using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Options of the storage driver.</summary>
    public ImmutableArray<KeyValuePair<string, string>> StorageOpt => Map("storage_opt");
}
