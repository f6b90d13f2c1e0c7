using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Planning.Requests;

/// <summary>
/// Variables that tell services the endpoints and names of their language models. They are part of the service definition: containers are
/// recreated when they change. As in the reference, they override the service's own.
/// </summary>
public static class ModelVariables
{
    /// <param name="endpoint">The model runner's address for containers.</param>
    public static Project AddTo(Project project, string endpoint) =>
        project with
        {
            Services = ImmutableArray.CreateRange(
                project.Services,
                service => service.Models.IsEmpty ? service : AddTo(project, service, endpoint)
            ),
        };

    private static Service AddTo(Project project, Service service, string endpoint)
    {
        var variables = service.Node["environment"] as Mapping ?? new Mapping(service.PlaceOf("models"), []);
        foreach (var use in service.Models)
        {
            var prefix = use.Name.ToUpperInvariant().Replace('-', '_');
            var model = project.Models.FirstOrDefault(model => model.Key == use.Name)?.Model ?? "";
            variables = variables
                .With(NameOr(use.ModelVar, prefix + "_MODEL"), Scalar.String(use.NameAt, model))
                .With(NameOr(use.EndpointVar, prefix + "_URL"), Scalar.String(use.NameAt, endpoint));
        }

        return new Service(Scalar.String(service.NameAt, service.Name), service.Node.With("environment", variables));
    }

    private static string NameOr(string? name, string other) => string.IsNullOrEmpty(name) ? other : name;
}
