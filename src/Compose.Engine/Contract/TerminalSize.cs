namespace Compose.Engine.Contract;

/// <summary>The size of a terminal in characters.</summary>
public readonly record struct TerminalSize(int Columns, int Rows);
