namespace Compose.Testing.Engines;

/// <summary>A call to an engine.</summary>
/// <param name="Number">Counts all calls from 1.</param>
/// <param name="Name">Such as <c>create container</c>.</param>
/// <param name="Subject">The object's name; empty for the whole engine.</param>
/// <param name="Changes">Whether it changes anything.</param>
public sealed record EngineCall(int Number, string Name, string Subject, bool Changes)
{
    public override string ToString() => Subject.Length == 0 ? Name : $"{Name} {Subject}";
}
