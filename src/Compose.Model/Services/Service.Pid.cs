using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The namespace of processes: <c>host</c>, <c>service:name</c>, ...</summary>
    public string? Pid => Text("pid");

    private static Shape PidShape => new TextShape(ScalarTypes.Text | ScalarTypes.Null)
    {
        Description = "The namespace of processes: `host`, `service:name`, ...",
    };
}
