using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>What a service may use at most, and what is kept for it.</summary>
public sealed class Resources(Mapping node) : View(node)
{
    /// <summary>What the service may use at most.</summary>
    public ResourceLimits? Limits => Part("limits", static node => new ResourceLimits(node));

    /// <summary>What is kept for the service.</summary>
    public ResourceReservations? Reservations => Part("reservations", static node => new ResourceReservations(node));
}
