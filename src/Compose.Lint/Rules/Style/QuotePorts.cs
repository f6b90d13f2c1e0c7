using System.Globalization;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Style;

internal sealed class QuotePorts : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF604", "quote-ports", Severity.Style, "A port that YAML 1.1 reads as a number")
        {
            Page = """
                In YAML 1.1 digits with colons are a number to base 60: `22:22` is 1342. Compose reads a text, but tools with an older YAML reader, such as
                Ansible or scripts in Python, get the number.

                ```yaml
                ports:
                  - "22:22"
                ```

                Only ports whose part after the colon is below 60 are reported: others are no such number. The fix quotes them.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from raw in context.Project.RawServices()
        let ports = raw.Service[Service.PortsKey] as Sequence
        where ports is not null
        from port in ports.Items.OfType<Scalar>()
        where port.Style == ScalarStyle.Plain && port.At.Characters.SequenceEqual(port.Text) && Sexagesimal(port.Text) is not null
        select Descriptor
            .At(port.At, $"`{port.Text}` without quotes is the number {Sexagesimal(port.Text)} to readers of YAML 1.1")
            .WithHelp($"write \"{port.Text}\"")
            .WithFix("quote it", Applicability.Safe, new TextEdit(port.At, $"\"{port.Text}\""));

    /// <summary>The value of digits with colons, where the first part has no leading zero and the others are below 60.</summary>
    private static long? Sexagesimal(string text)
    {
        var parts = text.Split(':');
        if (parts.Length < 2 || parts[0].StartsWith('0'))
            return null;
        long value = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var digit))
                return null;
            if (i > 0 && (digit > 59 || parts[i].Length > 2))
                return null;
            value = value * 60 + digit;
        }

        return value;
    }
}
