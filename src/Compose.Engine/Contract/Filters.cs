using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Compose.Engine.Contract;

/// <summary>
/// Filters of a list or an event stream: values of one key are alternatives (labels: all must match), different keys must all match.
/// </summary>
/// <example><c>Filters.None.Label("com.docker.compose.project", "shop").With("status", "running")</c></example>
public sealed class Filters
{
    private readonly ImmutableSortedDictionary<string, ImmutableSortedSet<string>> values;

    private Filters(ImmutableSortedDictionary<string, ImmutableSortedSet<string>> values) => this.values = values;

    /// <summary>No filters.</summary>
    public static Filters None { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal));

    /// <summary>Whether nothing is filtered.</summary>
    public bool IsEmpty => values.IsEmpty;

    /// <summary>The keys and their values, sorted; for logging and test engines.</summary>
    public IReadOnlyDictionary<string, ImmutableSortedSet<string>> Values => values;

    /// <summary>Adds a value for <paramref name="key"/>.</summary>
    public Filters With(string key, string value) =>
        new(values.SetItem(key, values.GetValueOrDefault(key, ImmutableSortedSet.Create<string>(StringComparer.Ordinal)).Add(value)));

    /// <summary>Requires a label, whatever its value.</summary>
    public Filters Label(string label) => With("label", label);

    /// <summary>Requires a label with this value.</summary>
    public Filters Label(string label, string value) => With("label", $"{label}={value}");

    /// <summary>Filters by name. The engine matches substrings: compare the name of each result.</summary>
    public Filters Name(string name) => With("name", name);

    /// <summary>The query value: <c>{"label":{"k=v":true}}</c>, keys sorted.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (key, values) in this.values)
            {
                writer.WriteStartObject(key);
                foreach (var value in values)
                    writer.WriteBoolean(value, true);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>As <see cref="ToJson"/>.</summary>
    public override string ToString() => ToJson();
}
