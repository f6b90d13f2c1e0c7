using System.Text;

namespace Compose.Model.Tests.Variables;

/// <summary>Expressions as a tree that can be printed and evaluated without parsing, to compare with the real parser.</summary>
internal abstract record ReferenceTemplate
{
    public abstract void Write(StringBuilder to);

    public abstract string Value(IReadOnlyDictionary<string, string> variables);

    public static string Write(IEnumerable<ReferenceTemplate> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            part.Write(text);
        return text.ToString();
    }

    public static string Value(IEnumerable<ReferenceTemplate> parts, IReadOnlyDictionary<string, string> variables) =>
        string.Concat(parts.Select(part => part.Value(variables)));

    internal sealed record Plain(string Text) : ReferenceTemplate
    {
        public override void Write(StringBuilder to) => to.Append(Text);

        public override string Value(IReadOnlyDictionary<string, string> variables) => Text;
    }

    internal sealed record Dollar : ReferenceTemplate
    {
        public override void Write(StringBuilder to) => to.Append("$$");

        public override string Value(IReadOnlyDictionary<string, string> variables) => "$";
    }

    internal sealed record Use(string Name, string Operator, ReferenceTemplate[] Word) : ReferenceTemplate
    {
        public override void Write(StringBuilder to)
        {
            to.Append("${").Append(Name).Append(Operator);
            foreach (var part in Word)
                part.Write(to);
            to.Append('}');
        }

        public override string Value(IReadOnlyDictionary<string, string> variables)
        {
            var isSet = variables.TryGetValue(Name, out var value);
            var isFilled = isSet && value!.Length > 0;
            return Operator switch
            {
                ":-" => isFilled ? value! : Value(Word, variables),
                "-" => isSet ? value! : Value(Word, variables),
                ":+" => isFilled ? Value(Word, variables) : "",
                "+" => isSet ? Value(Word, variables) : "",
                _ => value ?? "",
            };
        }
    }
}
