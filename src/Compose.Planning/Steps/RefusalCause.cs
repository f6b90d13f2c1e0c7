using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Planning.Steps;

/// <summary>A cause of engine refusals.</summary>
/// <param name="Words">Texts that identify it in an engine's message.</param>
/// <param name="Attributes">The attributes concerned.</param>
internal sealed record RefusalCause(ImmutableArray<string> Words, ImmutableArray<string> Attributes, string Help)
{
    public bool Explains(string message) => Words.Any(word => message.Contains(word, StringComparison.Ordinal));

    public bool HasPlace(View view) => Attributes.Any(view.Node.Contains);

    /// <summary>Location of the longest value that appears in the message, else of the attribute.</summary>
    public Location PlaceIn(View view, string message)
    {
        var attributes = Attributes.Select(attribute => view.Node[attribute]).OfType<Node>().ToImmutableArray();
        var repeated = attributes
            .SelectMany(Texts)
            .Where(text => EngineWords.Repeat(message, text.Text))
            .OrderByDescending(text => text.Text.Length)
            .Take(1)
            .ToList();
        return repeated is [var text] ? text.At : attributes[0].At;
    }

    private static IEnumerable<(string Text, Location At)> Texts(Node node) =>
        node switch
        {
            Scalar scalar => [(scalar.Text, scalar.At)],
            Sequence sequence => sequence.Items.SelectMany(Texts),
            Mapping mapping => mapping.Entries.SelectMany(entry => Texts(entry.Value).Append((entry.Key.Text, entry.Key.At))),
            _ => [],
        };
}
