using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Tests.Diagnostics;

/// <summary>
/// A finding described in a case's <c>finding.txt</c>, one keyword and value per line: <c>error CF006 message</c>, <c>at 8:7+5</c>,
/// <c>label</c>, <c>see 18:3+8 label</c>, <c>see base.yaml 2:3+4 label</c>, <c>note</c>, <c>help</c>, <c>fix</c>, <c>unsafe-fix</c>,
/// <c>hidden</c>, <c>width 60</c>, <c>colors</c>, <c>concise</c>.
/// </summary>
internal sealed record DescribedFinding(Diagnostic Diagnostic, DiagnosticStyle Style)
{
    public static DescribedFinding Read(string folder)
    {
        var sources = Directory
            .EnumerateFiles(folder, "*.yaml")
            .ToDictionary(f => Path.GetFileName(f), f => new SourceText(Path.GetFileName(f), File.ReadAllText(f)));
        var main = sources["compose.yaml"];
        Diagnostic? found = null;
        var place = default(Location);
        var style = DiagnosticStyle.Plain;
        foreach (var line in File.ReadLines(Path.Combine(folder, "finding.txt")))
        {
            var (word, value) = Split(line);
            switch (word)
            {
                case "at":
                    place = Place(main, value);
                    break;
                case "error" or "warning" or "info" or "style":
                    var (id, message) = Split(value);
                    found = new Descriptor(id, "described", Enum.Parse<Severity>(word, ignoreCase: true), "") { Page = "" }.At(
                        place,
                        message
                    );
                    break;
                case "label":
                    found = found!.WithLabel(value);
                    break;
                case "see":
                    var (first, rest) = Split(value);
                    var other = sources.GetValueOrDefault(first);
                    if (other is null)
                        rest = value;
                    var (position, label) = Split(rest);
                    found = found!.See(Place(other ?? main, position), label);
                    break;
                case "note":
                    found = found!.WithNote(value);
                    break;
                case "help":
                    found = found!.WithHelp(value);
                    break;
                case "fix":
                    found = found!.WithFix(value, Applicability.Safe);
                    break;
                case "unsafe-fix":
                    found = found!.WithFix(value, Applicability.Unsafe);
                    break;
                case "hidden":
                    found = found! with { HidesText = true };
                    break;
                case "width":
                    style = style with { Width = int.Parse(value) };
                    break;
                case "colors":
                    style = style with { Colors = true };
                    break;
                case "concise":
                    style = style with { Concise = true };
                    break;
                default:
                    throw new InvalidDataException(line);
            }
        }

        return new DescribedFinding(found!, style);
    }

    private static (string Word, string Value) Split(string line)
    {
        var blank = line.IndexOf(' ');
        return blank < 0 ? (line, "") : (line[..blank], line[(blank + 1)..]);
    }

    /// <summary>line:column+length</summary>
    private static Location Place(SourceText source, string text)
    {
        var numbers = text.Split(':', '+').Select(int.Parse).ToArray();
        return new Location(source, new TextSpan(source.StartOfLine(numbers[0]) + numbers[1] - 1, numbers[2]));
    }
}
