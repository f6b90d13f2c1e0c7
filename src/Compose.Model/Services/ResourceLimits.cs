using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>What a service may use at most.</summary>
public sealed class ResourceLimits(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("limits",
    [
        new("cpus", new RealShape { Description = "Processors." }),
        new("memory", new ByteSizeShape(ScalarTypes.Text) { Description = "Bytes of memory." }),
        new("pids", new WholeShape { Description = "Processes." }),
    ])
    {
        Description = "What a service may use at most.",
        Emit = Emit.WhenGiven,
    };

    /// <summary>Processors.</summary>
    public double? Cpus => Real("cpus");

    /// <summary>Bytes of memory.</summary>
    public long? Memory => Whole("memory");

    /// <summary>Processes.</summary>
    public long? Pids => Whole("pids");
}
