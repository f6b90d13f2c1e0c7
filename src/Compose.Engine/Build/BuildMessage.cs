using Compose.Engine.Wire;

namespace Compose.Engine.Build;

/// <summary>A message of a running build.</summary>
public abstract record BuildMessage;

/// <summary>BuildKit: steps, their progress and output.</summary>
public sealed record BuildTrace(SolveStatus Status) : BuildMessage;

/// <summary>Classic builder: readable text, usually with its line end.</summary>
public sealed record BuildText(string Text) : BuildMessage;

/// <summary>Classic builder: progress of pulling a base image.</summary>
public sealed record BuildPull(ProgressMessage Message) : BuildMessage;

/// <summary>The id of the built image.</summary>
public sealed record BuiltImage(string Id) : BuildMessage;
