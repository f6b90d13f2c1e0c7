using Compose.Model.Services;
using Compose.Planning.Requests;

namespace Compose.Planning.Fields.Families;

/// <summary>use_api_socket, which a container shows as the mount and the variable that grant it.</summary>
internal static class ApiSocketField
{
    public static IEnumerable<Difference> Compare(Comparison sides)
    {
        var (wanted, observed) = (sides.Service.UseApiSocket, WasGranted(sides));
        if (wanted != observed)
            yield return new Difference(
                Service.UseApiSocketKey,
                "",
                Shown.Of(Field.Word(observed)),
                wanted ? Shown.Of(Field.Word(wanted)) : null,
                Certainty.Certain
            );
    }

    /// <summary>Whether the attribute explains a difference of another one.</summary>
    public static bool Owns(Comparison sides, Difference difference) =>
        sides.Service.UseApiSocket != WasGranted(sides)
        && (
            difference is { Attribute: Service.VolumesKey, Name: ApiSocket.Socket }
            || difference is { Attribute: Service.EnvironmentKey, Name: ApiSocket.Variable }
        );

    private static bool WasGranted(Comparison sides) =>
        sides.Observed.Environment.GetValueOrDefault(ApiSocket.Variable) == ApiSocket.Folder
        && sides.Observed.Host.Binds?.Any(bind => bind.StartsWith(ApiSocket.Socket + ":", StringComparison.Ordinal)) is true;
}
