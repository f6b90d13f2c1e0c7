using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>What a service may use at most.</summary>
public sealed class ResourceLimits(Mapping node) : View(node)
{
    /// <summary>Processors.</summary>
    public double? Cpus => Real("cpus");

    /// <summary>Bytes of memory.</summary>
    public long? Memory => Whole("memory");

    /// <summary>Processes.</summary>
    public long? Pids => Whole("pids");
}
