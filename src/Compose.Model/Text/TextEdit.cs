namespace Compose.Model.Text;

/// <summary>Replaces the characters at a place; bytes outside never change. An empty span inserts.</summary>
public sealed record TextEdit(Location At, string NewText);
