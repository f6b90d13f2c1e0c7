using System.Globalization;
using Compose.Cli.Failures;
using Compose.Model.Syntax;

namespace Compose.Cli.Formatting.Templates;

/// <summary>An expression in <c>{{ }}</c>.</summary>
internal abstract record TemplateValue
{
    public abstract object? Of(object? current, Row root);

    public static TemplateValue Parse(List<string> tokens)
    {
        var at = 0;
        var value = Pipe(tokens, ref at);
        return at == tokens.Count ? value : throw new CommandFailed($"--format: did not expect \"{tokens[at].Trim('"')}\"");
    }

    private static TemplateValue Pipe(List<string> tokens, ref int at)
    {
        var value = Call(tokens, ref at, null);
        while (at < tokens.Count && tokens[at] == "|")
        {
            at++;
            value = Call(tokens, ref at, value);
        }

        return value;
    }

    private static TemplateValue Call(List<string> tokens, ref int at, TemplateValue? piped)
    {
        if (at == tokens.Count)
            throw new CommandFailed("--format: unexpected end");
        var first = tokens[at];
        var arguments = new List<TemplateValue>();
        if (first is ".Label" or "$.Label" || TemplateFunctions.All.ContainsKey(first))
        {
            at++;
            while (at < tokens.Count && tokens[at] is not ("|" or ")"))
                arguments.Add(Term(tokens, ref at));
            if (piped is not null)
                arguments.Add(piped);
            return first.EndsWith(".Label", StringComparison.Ordinal) ? new LabelValue(arguments) : new CallValue(first, arguments);
        }

        if (piped is not null)
            throw new CommandFailed($"--format: \"{first.Trim('"')}\" is not a function");
        return Term(tokens, ref at);
    }

    private static TemplateValue Term(List<string> tokens, ref int at)
    {
        var token = tokens[at++];
        if (token == "(")
        {
            var inner = Pipe(tokens, ref at);
            if (at == tokens.Count || tokens[at] != ")")
                throw new CommandFailed("--format: a ( is not closed");
            at++;
            return inner;
        }

        if (token[0] == '"')
            return new ConstantValue(token[1..]);
        if (token is "true" or "false")
            return new ConstantValue(token == "true");
        if (long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return new ConstantValue(number);
        if (token[0] == '.')
            return new FieldValue(false, token[1..].Split('.', StringSplitOptions.RemoveEmptyEntries));
        if (token.StartsWith("$.", StringComparison.Ordinal))
            return new FieldValue(true, token[2..].Split('.', StringSplitOptions.RemoveEmptyEntries));
        throw new CommandFailed($"--format: unknown function \"{token}\"{DidYouMean.For(token, TemplateFunctions.All.Keys)}");
    }
}

internal sealed record ConstantValue(object Value) : TemplateValue
{
    public override object? Of(object? current, Row root) => Value;
}

internal sealed record FieldValue(bool FromRoot, string[] Path) : TemplateValue
{
    public override object? Of(object? current, Row root)
    {
        var value = FromRoot ? root : current;
        foreach (var name in Path)
        {
            if (value is not Row row)
                throw new CommandFailed($"--format: \"{name}\" is used on a value without fields");
            if (!row.TryGet(name, out value))
                throw new CommandFailed(
                    $"--format: unknown field \"{name}\"{DidYouMean.For(name, row.Names)}\nThe fields are: {string.Join(", ", row.Names)}"
                );
        }

        return value;
    }
}

internal sealed record LabelValue(List<TemplateValue> Arguments) : TemplateValue
{
    public override object? Of(object? current, Row root)
    {
        if (Arguments is not [var argument] || argument.Of(current, root) is not string label)
            throw new CommandFailed("--format: .Label needs the name of one label, such as {{.Label \"tier\"}}");
        return (current as Row ?? root).Labels.GetValueOrDefault(label, "");
    }
}

internal sealed record CallValue(string Function, List<TemplateValue> Arguments) : TemplateValue
{
    public override object? Of(object? current, Row root)
    {
        var values = Arguments.Select(a => a.Of(current, root)).ToArray();
        try
        {
            return TemplateFunctions.All[Function](values);
        }
        catch (Exception wrong) when (wrong is InvalidCastException or IndexOutOfRangeException or FormatException)
        {
            throw new CommandFailed($"--format: {Function} cannot be used like this");
        }
    }
}
