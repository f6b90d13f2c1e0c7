using Compose.Model.Diagnostics;

namespace Compose.Model.Shapes;

/// <summary>What a shape may know while it checks or rewrites a value.</summary>
/// <param name="Sink">Where findings go.</param>
public sealed record ShapeContext(DiagnosticSink Sink);
