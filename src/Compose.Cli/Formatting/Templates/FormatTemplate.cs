using System.Text;
using Compose.Cli.Failures;

namespace Compose.Cli.Formatting.Templates;

/// <summary>
/// The commonly used subset of Go templates for --format: fields, docker's functions, pipes, if and range. Anything else is refused by
/// name.
/// </summary>
internal sealed class FormatTemplate
{
    private readonly IReadOnlyList<FormatPart> parts;

    private FormatTemplate(IReadOnlyList<FormatPart> parts) => this.parts = parts;

    /// <exception cref="CommandFailed">The template is invalid or unsupported.</exception>
    public static FormatTemplate Parse(string text)
    {
        var parser = new Parser(text);
        return new FormatTemplate(parser.Parts(inside: null));
    }

    public string Render(Row row)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            part.Render(text, row, row);
        return text.ToString();
    }

    private sealed class Parser(string text)
    {
        private int at;

        /// <summary>Parses to the end, or to the end of the block; the closing keyword is in <see cref="Closing"/>.</summary>
        public List<FormatPart> Parts(string? inside)
        {
            var found = new List<FormatPart>();
            while (at < text.Length)
            {
                var open = text.IndexOf("{{", at, StringComparison.Ordinal);
                if (open < 0)
                    open = text.Length;
                if (open > at)
                    found.Add(new FormatLiteral(text[at..open]));
                if (open == text.Length)
                {
                    at = open;
                    break;
                }

                var close = text.IndexOf("}}", open, StringComparison.Ordinal);
                if (close < 0)
                    throw new CommandFailed($"--format: {{{{ is not closed in {text}");
                at = close + 2;
                var tokens = TemplateLexer.Tokens(text[(open + 2)..close].Trim('-'));
                switch (tokens)
                {
                    case ["end"] or ["else", ..]:
                        if (inside is null)
                            throw new CommandFailed($"--format: {{{{{tokens[0]}}}}} closes nothing");
                        Closing = tokens;
                        return found;
                    case ["if", .. var condition]:
                        found.Add(If(condition));
                        break;
                    case ["range", .. var list]:
                        found.Add(new RangePart(TemplateValue.Parse(list), Block("range")));
                        break;
                    case []:
                        throw new CommandFailed("--format: {{}} is empty");
                    default:
                        found.Add(new ValuePart(TemplateValue.Parse(tokens)));
                        break;
                }
            }

            if (inside is not null)
                throw new CommandFailed($"--format: {{{{{inside}}}}} has no {{{{end}}}}");
            return found;
        }

        private List<string> Closing { get; set; } = [];

        private List<FormatPart> Block(string inside)
        {
            var block = Parts(inside);
            if (Closing is not ["end"])
                throw new CommandFailed($"--format: {{{{{inside}}}}} cannot have {{{{else}}}}");
            return block;
        }

        private IfPart If(List<string> condition)
        {
            var value = TemplateValue.Parse(condition);
            var then = Parts("if");
            return Closing switch
            {
                ["else", "if", .. var next] => new IfPart(value, then, [If(next)]),
                ["else"] => new IfPart(value, then, Block("if")),
                _ => new IfPart(value, then, []),
            };
        }
    }
}

/// <summary>A piece of a template.</summary>
internal abstract record FormatPart
{
    public abstract void Render(StringBuilder text, object? current, Row root);
}

internal sealed record FormatLiteral(string Text) : FormatPart
{
    public override void Render(StringBuilder text, object? current, Row root) => text.Append(Text);
}

internal sealed record ValuePart(TemplateValue Value) : FormatPart
{
    public override void Render(StringBuilder text, object? current, Row root) =>
        text.Append(TemplateFunctions.Text(Value.Of(current, root)));
}

internal sealed record IfPart(TemplateValue Condition, IReadOnlyList<FormatPart> Then, IReadOnlyList<FormatPart> Else) : FormatPart
{
    public override void Render(StringBuilder text, object? current, Row root)
    {
        foreach (var part in TemplateFunctions.IsTrue(Condition.Of(current, root)) ? Then : Else)
            part.Render(text, current, root);
    }
}

internal sealed record RangePart(TemplateValue List, IReadOnlyList<FormatPart> Body) : FormatPart
{
    public override void Render(StringBuilder text, object? current, Row root)
    {
        if (List.Of(current, root) is not IEnumerable<object> items)
            return;
        foreach (var item in items)
            foreach (var part in Body)
                part.Render(text, item, root);
    }
}
