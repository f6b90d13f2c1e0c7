using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Services;

/// <summary>An entry of <c>models</c> of a service.</summary>
public sealed class ServiceModel(Scalar key, Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "model of a service",
            [
                new("endpoint_var", new TextShape { Description = "The variable set to the model's URL." }),
                new("model_var", new TextShape { Description = "The variable set to the model's name." }),
            ]
        )
        {
            Description = "A language model a service uses.",
            OrNull = true,
        };

    public string Name => key.Text;

    /// <summary>Location of the name.</summary>
    public Location NameAt => key.At;

    public string? EndpointVar => Text("endpoint_var");

    public string? ModelVar => Text("model_var");
}
