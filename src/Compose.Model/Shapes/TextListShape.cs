namespace Compose.Model.Shapes;

/// <summary>One text or a list of them; the long form is the list.</summary>
public sealed class TextListShape : EitherShape
{
    /// <param name="distinct">Whether an item of the list may stand only once.</param>
    public TextListShape(bool distinct = true)
    {
        IsSpelling = true;
        Text = new TextShape();
        List = new ListShape(new TextShape()) { Distinct = distinct };
        FromText = LongForm.ListOf;
    }
}
