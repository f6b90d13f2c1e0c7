using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>What a service may use at most, and what is kept for it.</summary>
public sealed class DeployResources(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("resources",
    [
        new("limits", ResourceLimits.Shape),
        new("reservations", ResourceReservations.Shape),
    ])
    {
        Description = "What a service may use at most, and what is kept for it.",
        Emit = Emit.AlwaysInJsonAsMapping,
    };

    /// <summary>What the service may use at most.</summary>
    public ResourceLimits? Limits => Part("limits", static node => new ResourceLimits(node));

    /// <summary>What is kept for the service.</summary>
    public ResourceReservations? Reservations => Part("reservations", static node => new ResourceReservations(node));
}
