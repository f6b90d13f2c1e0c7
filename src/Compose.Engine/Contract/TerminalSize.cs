namespace Compose.Engine.Contract;

/// <summary>Characters, not pixels.</summary>
public readonly record struct TerminalSize(int Columns, int Rows);
