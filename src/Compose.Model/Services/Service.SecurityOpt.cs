using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Options of the security modules.</summary>
    public ImmutableArray<string> SecurityOpt => List("security_opt");
}
