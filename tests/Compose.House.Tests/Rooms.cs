using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Compose.House.Tests;

/// <summary>The compiled rooms and their type dependencies, read once from the assemblies.</summary>
internal static class Rooms
{
    public static readonly string[] Names = ["Compose.Model", "Compose.Engine", "Compose.Lint", "Compose.Planning", "Compose.Cli"];

    private static readonly Lazy<Architecture> Loaded = new(() =>
        new ArchLoader().LoadFilteredDirectory(AppContext.BaseDirectory, "?ompose*.dll", SearchOption.TopDirectoryOnly).Build()
    );

    /// <summary>The hand-written types of a room, without generated ones.</summary>
    public static IEnumerable<IType> TypesOf(string room) =>
        Loaded.Value.Types.Where(type => IsIn(room, type) && !type.Name.Contains('<') && !type.FullName.Contains("+<"));

    /// <summary>The folder of a type below its room; empty for the room itself.</summary>
    public static string FolderOf(string room, IType type) =>
        type.Namespace.FullName.Length == room.Length ? "" : type.Namespace.FullName[(room.Length + 1)..].Replace('.', '/');

    /// <summary>The types of the same room used by a type, as base, member, argument or in a body.</summary>
    public static IEnumerable<IType> UsedBy(string room, IType type) =>
        type.Dependencies.Select(dependency => dependency.Target).Where(target => IsIn(room, target)).Distinct();

    private static bool IsIn(string room, IType type) =>
        type.Namespace?.FullName is { } space && (space == room || space.StartsWith(room + ".", StringComparison.Ordinal));
}
