using System.Collections.Immutable;
using System.Text.Json;

namespace Compose.Lint.Dockerfiles;

/// <summary>One instruction: <c>COPY --from=build /out /app</c>.</summary>
/// <param name="Line">Its first line, counting from 1.</param>
/// <param name="Name">In capitals.</param>
/// <param name="Flags">Without their dashes, such as <c>from=build</c>.</param>
/// <param name="Text">The text after the flags, on one line.</param>
internal sealed record DockerInstruction(int Line, string Name, ImmutableArray<string> Flags, string Text)
{
    private static readonly char[] Blanks = [' ', '\t'];

    public string[] Words => Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The items of the exec form, a JSON list, with <c>$</c> for those that are no text; null for the shell form.</summary>
    public string[]? List
    {
        get
        {
            if (!Text.StartsWith('['))
                return null;
            try
            {
                using var list = JsonDocument.Parse(Text);
                return
                [
                    .. list
                        .RootElement.EnumerateArray()
                        .Select(static item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "$"),
                ];
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The value of a flag; null when absent.</summary>
    public string? Flag(string name)
    {
        foreach (var flag in Flags)
            if (flag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && flag.Length > name.Length && flag[name.Length] == '=')
                return flag[(name.Length + 1)..];
        return null;
    }
}
