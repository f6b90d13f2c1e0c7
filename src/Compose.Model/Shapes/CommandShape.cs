using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A program and its arguments, as one line or as a list; the long form is the list.</summary>
public sealed class CommandShape : EitherShape
{
    public CommandShape()
    {
        OrNull = true;
        IsSpelling = true;
        Definition = "command";
        Text = new TextShape { Grammar = CommandLine.Check, IsDecoded = true };
        List = new ListShape(new TextShape());
        FromText = static line => CommandLine.Split(line.Text) is { } words
            ? new Sequence(line.At, [.. words.Select(word => line with { Text = word })]) { Origin = line.Origin }
            : null;
    }
}
