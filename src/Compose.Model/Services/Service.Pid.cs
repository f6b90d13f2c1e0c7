namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The namespace of processes: <c>host</c>, <c>service:name</c>, ...</summary>
    public string? Pid => Text("pid");
}
