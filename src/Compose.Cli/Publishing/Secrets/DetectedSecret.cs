namespace Compose.Cli.Publishing.Secrets;

/// <summary>Something in a file that looks like a secret.</summary>
/// <param name="Kind">What it looks like: <c>Github authentication</c>.</param>
/// <param name="Key">The name it has there, with dots between those of nested mappings; empty in running text.</param>
/// <param name="Value">The secret itself.</param>
internal sealed record DetectedSecret(string Kind, string Key, string Value);
