using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    // Consumed while loading, so no property: a loaded service already is what it extends.
    private static Shape ExtendsShape => new EitherShape
    {
        Description = "A service to start from, of this file or of another.",
        Text = new TextShape(),
        Mapping = new ObjectShape("extends",
        [
            new("file", new TextShape { Description = "The file the service stands in; this one when not given." }),
            new("service", new TextShape { Description = "The name of the service." }) { Required = true },
        ])
        {
            Extensible = false,
        },
        FromText = static service => LongForm.Keyed("service", service),
    };
}
