using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Files of variables; empty after loading, when they have become part of <see cref="Environment"/>.</summary>
    public ImmutableArray<EnvFile> EnvFile => Items("env_file", static node => new EnvFile(node));
}
