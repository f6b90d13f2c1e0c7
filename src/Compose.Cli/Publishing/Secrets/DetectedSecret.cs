namespace Compose.Cli.Publishing.Secrets;

/// <summary>A suspected secret in a file.</summary>
/// <param name="Kind">Its kind: <c>Github authentication</c>.</param>
/// <param name="Key">Its key, with dots between nested keys; empty in running text.</param>
/// <param name="Value">The secret itself.</param>
internal sealed record DetectedSecret(string Kind, string Key, string Value);
