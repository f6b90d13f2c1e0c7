using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Options of the security modules.</summary>
    public ImmutableArray<string> SecurityOpt => List("security_opt");

    private static Shape SecurityOptShape => new ListShape(new TextShape())
    {
        Description = "Options of the security modules.",
        Distinct = true,
    };
}
