using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Files of labels; empty after loading, when they have become part of <see cref="Labels"/>.</summary>
    public ImmutableArray<string> LabelFile => List("label_file");
}
