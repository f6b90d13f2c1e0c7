using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Compose.Engine.Contract;

/// <summary>
/// What a list or an event stream is narrowed to: values of one key are alternatives (labels: all must hold), keys add up.
/// </summary>
/// <example><c>Filters.None.Label("com.docker.compose.project", "shop").With("status", "running")</c></example>
public sealed class Filters
{
    private readonly ImmutableSortedDictionary<string, ImmutableSortedSet<string>> values;

    private Filters(ImmutableSortedDictionary<string, ImmutableSortedSet<string>> values) => this.values = values;

    /// <summary>No narrowing at all.</summary>
    public static Filters None { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal));

    /// <summary>Whether nothing is filtered.</summary>
    public bool IsEmpty => values.IsEmpty;

    /// <summary>The keys and their values, sorted: for logs, and for engines played by tests.</summary>
    public IReadOnlyDictionary<string, ImmutableSortedSet<string>> Values => values;

    /// <summary>These filters and one more value of <paramref name="key"/>.</summary>
    public Filters With(string key, string value) =>
        new(values.SetItem(key, values.GetValueOrDefault(key, ImmutableSortedSet.Create<string>(StringComparer.Ordinal)).Add(value)));

    /// <summary>Only what carries the label, whatever its value.</summary>
    public Filters Label(string label) => With("label", label);

    /// <summary>Only what carries the label with this value.</summary>
    public Filters Label(string label, string value) => With("label", $"{label}={value}");

    /// <summary>Only what is called so. The engine matches a part of the name: compare the result's name again.</summary>
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
