namespace Compose.Planning.Plans;

/// <summary>The target of a step.</summary>
/// <param name="Kind"><c>container</c>, <c>network</c>, <c>volume</c>, <c>image</c>, <c>model</c> or <c>service</c>.</param>
/// <param name="Name">Its name on the engine.</param>
public readonly record struct StepTarget(string Kind, string Name)
{
    public static StepTarget Container(string name) => new("container", name);

    public static StepTarget Network(string name) => new("network", name);

    public static StepTarget Volume(string name) => new("volume", name);

    public static StepTarget Image(string name) => new("image", name);

    public static StepTarget Model(string name) => new("model", name);

    public static StepTarget Service(string name) => new("service", name);

    /// <summary>Its name in progress: <c>Container webapp-web-1</c>; a service, which is not an engine object, by name alone.</summary>
    public string Id => Kind == "service" ? Name : $"{char.ToUpperInvariant(Kind[0])}{Kind.AsSpan(1)} {Name}";

    public override string ToString() => $"{Kind} {Name}";
}
