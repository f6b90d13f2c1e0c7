using System.Collections.Immutable;
using Compose.Cli.Failures;

namespace Compose.Cli.Containers;

/// <summary>-e: <c>KEY=VALUE</c>, or <c>KEY</c> alone for its local value.</summary>
internal static class ContainerVariables
{
    /// <exception cref="CommandFailed">A name is missing.</exception>
    public static ImmutableArray<string> Of(ImmutableArray<string> typed, IReadOnlyDictionary<string, string> here) =>
        [
            .. typed.Select(text =>
            {
                if (text.Length == 0 || text[0] == '=')
                    throw new CommandFailed($"invalid environment variable: \"{text}\" has no name");
                return !text.Contains('=') && here.TryGetValue(text, out var value) ? $"{text}={value}" : text;
            }),
        ];
}
