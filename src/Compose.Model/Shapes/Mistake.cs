using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>What is wrong with a text, before anyone knows where the text stands.</summary>
/// <param name="Part">The characters at fault.</param>
/// <param name="Help">What to write instead.</param>
internal sealed record Mistake(Descriptor Descriptor, TextSpan Part, string Message, string Help)
{
    /// <summary>What the part should be replaced by, when that is certain enough to offer.</summary>
    public string? Replacement { get; init; }

    /// <summary>A mistake of the whole text.</summary>
    public static Mistake Of(Descriptor descriptor, string text, string message, string help, string? replacement = null) =>
        new(descriptor, new TextSpan(0, text.Length), message, help) { Replacement = replacement };

    /// <summary>The mistake in a place where the reference looks away.</summary>
    public Mistake Tolerated => this with { Descriptor = Descriptor.Tolerated };

    /// <summary>The mistake seen from a text in which this one begins at an offset.</summary>
    public Mistake Shifted(int offset) => this with { Part = Part with { Start = Part.Start + offset } };
}
