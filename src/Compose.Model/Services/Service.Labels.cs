using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Labels of the container, those of label_file included.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels => Map("labels");
}
