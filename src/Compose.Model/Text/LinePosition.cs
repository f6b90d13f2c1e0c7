namespace Compose.Model.Text;

/// <summary>A place in a text; both numbers count from 1.</summary>
public readonly record struct LinePosition(int Line, int Column);
