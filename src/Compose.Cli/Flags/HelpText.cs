using System.CommandLine;

namespace Compose.Cli.Flags;

/// <summary>How help and manual pages spell flags and operands.</summary>
internal static class HelpText
{
    /// <summary>Columns of the help.</summary>
    public const int Width = 80;

    /// <summary>The flags of a command that are not hidden, sorted by name.</summary>
    public static IReadOnlyList<Option> ShownBy(Command command) =>
        [.. command.Options.Where(static o => !o.Hidden).OrderBy(static o => o.Name, StringComparer.Ordinal)];

    /// <summary>Such as <c>[SERVICE...]</c>.</summary>
    public static string Placeholder(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? argument.Name + "..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    /// <summary>Such as <c>  -t, --timeout SECONDS</c>; without a letter, blanks in its place.</summary>
    public static string NameOf(Option option)
    {
        var letter = option.Aliases.FirstOrDefault(static a => a is ['-', not '-']);
        var start = letter is null ? "      " : $"  {letter}, ";
        var shown = LongChoice(option) is null ? option.HelpName : option.Name[2..].ToUpperInvariant();
        var value = option.ValueType == typeof(bool) ? "" : " " + shown;
        return start + option.Name + (option.Arity.MinimumNumberOfValues == 0 && value.Length > 0 ? $"[={value[1..]}]" : value);
    }

    /// <summary>With the choices that do not fit behind the name, and the default.</summary>
    public static string DescriptionOf(Option option)
    {
        var description = LongChoice(option) is { } choices ? $"{option.Description}: {choices}" : option.Description ?? "";
        if (!option.HasDefaultValue || option.GetDefaultValue() is not { } value)
            return description;
        return value switch
        {
            false or string[] or "" => description,
            true => $"{description} (default true)",
            _ => $"{description} (default {value})",
        };
    }

    /// <summary>Choices that do not fit on the line of the flag, for its description; null when they do.</summary>
    private static string? LongChoice(Option option) =>
        option.HelpName is { } choices && option.Name.Length + choices.Length + 7 > Width ? choices.Replace("|", ", ") : null;
}
