using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>An error in a text, independent of the text's location.</summary>
/// <param name="Part">The characters at fault.</param>
/// <param name="Help">What to write instead.</param>
internal sealed record Mistake(Descriptor Descriptor, TextSpan Part, string Message, string Help)
{
    /// <summary>The replacement for the part, when certain enough to offer as a fix.</summary>
    public string? Replacement { get; init; }

    /// <summary>A mistake that covers the whole text.</summary>
    public static Mistake Of(Descriptor descriptor, string text, string message, string help, string? replacement = null) =>
        new(descriptor, new TextSpan(0, text.Length), message, help) { Replacement = replacement };

    /// <summary>The mistake where the reference ignores it.</summary>
    public Mistake Tolerated => this with { Descriptor = Descriptor.Tolerated };

    /// <summary>The mistake relative to a text that contains this one at an offset.</summary>
    public Mistake Shifted(int offset) => this with { Part = Part with { Start = Part.Start + offset } };
}
