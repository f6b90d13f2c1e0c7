namespace Compose.Testing.Engines;

/// <summary>A call that an engine was sent.</summary>
/// <param name="Number">From 1, over all calls.</param>
/// <param name="Name">Such as <c>create container</c>.</param>
/// <param name="Subject">What it is about, by name; empty for the whole engine.</param>
/// <param name="Changes">Whether it does more than look.</param>
public sealed record EngineCall(int Number, string Name, string Subject, bool Changes)
{
    public override string ToString() => Subject.Length == 0 ? Name : $"{Name} {Subject}";
}
