namespace Compose.Testing;

/// <summary>Mutates compose files the way people and bad disks do.</summary>
public sealed class Mutator(Random random, IReadOnlyList<string> seeds)
{
    private static readonly string[] Scraps =
    [
        ":",
        ": ",
        "-",
        "- ",
        "\t",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        "&a ",
        "*a",
        "<<: *a\n",
        "!reset ",
        "!override ",
        "|",
        ">",
        "|2-\n",
        "?",
        "? ",
        "---\n",
        "...\n",
        "${",
        "${A",
        "${A:-",
        "}",
        "$$",
        "$",
        "\0",
        "\u0001",
        "\ufeff",
        "\r\n",
        "\r",
        "~",
        "null",
        "true",
        "0x",
        "1e999",
        "-1",
        "99999999999999999999",
        "2024-13-99",
        "é",
        "\U0001F600",
        "\\",
        "\\x",
        "extends: {service: a}\n",
        "include: [a.yaml]\n",
        "depends_on: [a, b]\n",
        "80:80",
        "::",
        "1-2-3:4",
        "/",
        "./",
        "..",
        "service:",
        "container:",
        "%",
        "@",
        "`",
        "=",
    ];

    public string Next()
    {
        var text = seeds[random.Next(seeds.Count)];
        for (var left = 1 + random.Next(6); left > 0; left--)
            text = Change(text);
        return text;
    }

    private string Change(string text)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 40), text.Length - at);
        return random.Next(10) switch
        {
            0 => text.Remove(at, length),
            1 => text[..at],
            2 => text.Insert(at, text.Substring(at, length)),
            3 => text.Insert(at, string.Concat(Enumerable.Repeat(Scraps[random.Next(Scraps.Length)], random.Next(1, 400)))),
            4 => Lines(text),
            5 => Splice(text),
            _ => text.Insert(at, Scraps[random.Next(Scraps.Length)]),
        };
    }

    /// <summary>Moves a line, or its indentation.</summary>
    private string Lines(string text)
    {
        var lines = text.Split('\n').ToList();
        var from = random.Next(lines.Count);
        var line = lines[from];
        lines.RemoveAt(from);
        line = random.Next(3) switch
        {
            0 => " " + line,
            1 => line.Length > 0 ? line[1..] : line,
            _ => line,
        };
        lines.Insert(random.Next(lines.Count + 1), line);
        return string.Join('\n', lines);
    }

    private string Splice(string text)
    {
        var other = seeds[random.Next(seeds.Count)];
        return text[..random.Next(text.Length + 1)] + other[random.Next(other.Length + 1)..];
    }
}
