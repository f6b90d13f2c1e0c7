using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Compose.Cli.Failures;

namespace Compose.Cli.Flags;

/// <summary>Factories for flags of verbs. Names are given without dashes: <c>"timeout"</c>, <c>"t"</c>.</summary>
internal static class Flag
{
    /// <summary>A boolean; <c>--flag=false</c> is allowed.</summary>
    public static Option<bool> Switch(string name, string? letter, string description, bool byDefault = false) =>
        new("--" + name, Aliases(letter))
        {
            Description = description,
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => byDefault,
            CustomParser = result => result.Tokens.Count == 0 || TrueOrFalse(result, name),
        };

    public static Option<string?> Text(
        string name,
        string? letter,
        string description,
        string valueName = "STRING",
        string? byDefault = null
    ) =>
        new("--" + name, Aliases(letter))
        {
            Description = description,
            HelpName = valueName,
            DefaultValueFactory = _ => byDefault,
        };

    /// <summary>One of several values; validated, with a suggestion for a typo.</summary>
    public static Option<string> Choice(string name, string? letter, string description, string byDefault, params string[] choices) =>
        Choice(
            name,
            letter,
            description,
            byDefault,
            choices,
            word => choices.Contains(word) ? word : null,
            word => $"unsupported --{name} value \"{word}\""
        );

    /// <summary>--format of a list. The first is the default, also for empty text; case is ignored.</summary>
    public static Option<string> Format(params string[] formats) =>
        Choice(
            "format",
            null,
            "Output format",
            formats[0],
            formats,
            word => word.Length == 0 ? formats[0] : formats.FirstOrDefault(f => f.Equals(word, StringComparison.OrdinalIgnoreCase)),
            static word => $"format value \"{word}\" could not be parsed"
        );

    private static Option<string> Choice(
        string name,
        string? letter,
        string description,
        string byDefault,
        string[] choices,
        Func<string, string?> read,
        Func<string, string> wrong
    )
    {
        var option = new Option<string>("--" + name, Aliases(letter))
        {
            Description = description,
            HelpName = string.Join('|', choices),
            DefaultValueFactory = _ => byDefault,
        };
        option.CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            if (read(word) is { } choice)
                return choice;
            result.AddError($"{wrong(word)}: use one of {string.Join(", ", choices)}{DidYouMean.For(word, choices)}");
            return word;
        };
        option.CompletionSources.Add(choices);
        return option;
    }

    public static Option<int?> Number(string name, string? letter, string description, string valueName = "NUMBER") =>
        new("--" + name, Aliases(letter))
        {
            Description = description,
            HelpName = valueName,
            CustomParser = result => WholeNumber(result, letter is null ? $"--{name}" : $"-{letter}, --{name}"),
        };

    /// <summary>May be repeated; each use adds one value.</summary>
    public static Option<string[]> List(string name, string? letter, string description, string valueName = "STRING") =>
        new("--" + name, Aliases(letter))
        {
            Description = description,
            HelpName = valueName,
            DefaultValueFactory = _ => [],
        };

    /// <summary>Accepted but hidden, for deprecated spellings.</summary>
    public static T Hidden<T>(this T option)
        where T : Option
    {
        option.Hidden = true;
        return option;
    }

    /// <summary>A hidden alias of the same flag.</summary>
    public static T Also<T>(this T option, string name)
        where T : Option
    {
        option.Aliases.Add("--" + name);
        return option;
    }

    private static string[] Aliases(string? letter) => letter is null ? [] : ["-" + letter];

    private static bool TrueOrFalse(ArgumentResult result, string name)
    {
        var text = result.Tokens[0].Value;
        if (text is "true" or "True" or "TRUE" or "t" or "T" or "1")
            return true;
        if (text is not ("false" or "False" or "FALSE" or "f" or "F" or "0"))
            result.AddError($"invalid argument \"{text}\" for \"--{name}\" flag: expected true or false");
        return false;
    }

    private static int? WholeNumber(ArgumentResult result, string spelled)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        result.AddError($"invalid argument \"{text}\" for \"{spelled}\" flag: expected a whole number");
        return null;
    }
}
