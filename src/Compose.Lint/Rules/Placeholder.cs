namespace Compose.Lint.Rules;

/// <summary>Recognises text that stands for a value to be filled in, such as <c>changeme</c> or <c>&lt;your key&gt;</c>.</summary>
internal static class Placeholder
{
    // Compared without case and punctuation, so that change-me and CHANGE_ME are the same.
    private static readonly string[] Parts =
    [
        "changeme",
        "changeit",
        "changethis",
        "pleasechange",
        "replaceme",
        "replacewith",
        "replacethis",
        "placeholder",
        "fillme",
        "fillin",
        "insertyour",
        "enteryour",
        "chooseyour",
        "example",
        "notasecret",
        "yourpassword",
        "yoursecret",
        "yourtoken",
        "yourkey",
    ];

    private static readonly string[] Words =
    [
        "todo",
        "tbd",
        "fixme",
        "none",
        "null",
        "undefined",
        "empty",
        "notneeded",
        "notused",
        "unused",
        "dummy",
        "sample",
        "redacted",
        "secret",
        "password",
    ];

    // Quotes in a list item are part of its value.
    private static readonly char[] Around = [' ', '\t', '\n', '\'', '"'];

    public static bool Is(string value)
    {
        var text = value.Trim(Around);
        if (text.Length == 0 || text[0] is '<' or '{' || text.Contains("${", StringComparison.Ordinal) || IsParameter(text))
            return true;
        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return plain.Length == 0
            || plain.All(static c => c == 'x')
            || plain.StartsWith("your", StringComparison.Ordinal)
            || Words.Contains(plain)
            || Array.Exists(Parts, part => plain.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>Whether it starts with a parameter that the program itself replaces: <c>%kernel.project_dir%/jwt.pem</c>.</summary>
    private static bool IsParameter(string text) => text[0] == '%' && text.IndexOf('%', 1) > 1;
}
