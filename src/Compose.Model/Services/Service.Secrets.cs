using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Secrets mounted as files.</summary>
    public ImmutableArray<FileMount> Secrets => Items("secrets", static node => new FileMount(node));

    private static Shape SecretsShape => new ListShape(new FileMountShape())
    {
        Description = "Secrets mounted as files.",
        Unique = UniqueBy.SecretTarget,
    };
}
