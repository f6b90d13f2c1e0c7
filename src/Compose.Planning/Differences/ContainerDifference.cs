using System.Collections.Immutable;
using Compose.Model.Explain;
using Compose.Model.Text;

namespace Compose.Planning.Differences;

/// <summary>What differs between a container and its service.</summary>
public sealed record ContainerDifference
{
    public static readonly ContainerDifference None = new();

    /// <summary>The attributes that changed.</summary>
    public ImmutableArray<AttributeChange> Changes { get; init; } = [];

    /// <summary>Further attributes that differ, but whose values the engine may have given to the container.</summary>
    public ImmutableArray<AttributeChange> Uncertain { get; init; } = [];

    /// <summary>
    /// When nothing else explains the change: attributes of the service that leave no trace in a container, one of which may have changed.
    /// </summary>
    public ImmutableArray<string> Untraced { get; init; } = [];

    /// <summary>Whether the change is in the configuration, but a container does not show it.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>A value that changed. Secrets are starred.</summary>
/// <param name="Attribute">Its path in the service: <c>environment.TAG</c>.</param>
/// <param name="Old">In the container; null when it was not set.</param>
/// <param name="New">In the files; null when it is not set, so that the image or the engine decides.</param>
public sealed record AttributeChange(string Attribute, string? Old, string? New)
{
    /// <summary>Where the new value was typed; null when it is not set.</summary>
    public Location? At { get; init; }

    /// <summary>What brought the new value to its place, nearest first; empty when it is used as typed.</summary>
    public ImmutableArray<ExplanationStep> Steps { get; init; } = [];
}
