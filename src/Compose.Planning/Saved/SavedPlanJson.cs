using System.Collections.Immutable;
using System.Text.Json;
using Compose.Planning.Plans;
using Compose.Planning.Reports;

namespace Compose.Planning.Saved;

/// <summary>A saved plan is a plan as JSON with one member more, <c>saved</c>; see <c>schemas/plan.schema.json</c>.</summary>
public static class SavedPlanJson
{
    private const string Member = "saved";

    public static string Write(Plan plan, SavedPlan request)
    {
        var saved = request.With(plan);
        return PlanJson.Write(
            plan,
            json =>
            {
                json.WriteStartObject(Member);
                json.WriteString("digest", saved.Digest);
                json.WriteStartObject("options");
                WriteOptions(json, saved);
                json.WriteEndObject();
                json.WriteStartObject("basis");
                foreach (var (subject, state) in saved.Basis)
                    json.WriteString(subject, state);
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );
    }

    /// <exception cref="JsonException">It is not a saved plan; the message says why, and follows a colon.</exception>
    public static SavedPlan Read(ReadOnlyMemory<byte> text)
    {
        using var document = JsonDocument.Parse(text);
        if (
            document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("version", out var version)
            || !document.RootElement.TryGetProperty(Member, out var saved)
        )
            throw new JsonException("it is no plan that `compose plan --out` has written");
        if (!version.TryGetInt32(out var number) || number != PlanJson.Version)
            throw new JsonException($"it has version {version}, this command reads version {PlanJson.Version}");
        try
        {
            return Read(saved);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("it is damaged", error);
        }
    }

    private static void WriteOptions(Utf8JsonWriter json, SavedPlan saved)
    {
        var policy = saved.Policy;
        json.WriteStartArray("services");
        foreach (var service in saved.Services)
            json.WriteStringValue(service);
        json.WriteEndArray();
        json.WriteBoolean("dependencies", saved.WithDependencies);
        json.WriteBoolean("yes", saved.SaysYes);
        json.WriteString("recreate", policy.Recreate.ToString());
        json.WriteString("recreateDependencies", policy.RecreateDependencies.ToString());
        json.WriteString("build", policy.Build.ToString());
        json.WriteString("pull", policy.Pull);
        json.WriteBoolean("removeOrphans", policy.RemoveOrphans);
        json.WriteBoolean("ignoreOrphans", policy.IgnoreOrphans);
        json.WriteStartObject("scale");
        foreach (var (service, count) in policy.Scale.OrderBy(static scale => scale.Key, StringComparer.Ordinal))
            json.WriteNumber(service, count);
        json.WriteEndObject();
    }

    private static SavedPlan Read(JsonElement saved)
    {
        var options = saved.GetProperty("options");
        ImmutableArray<string> services = [.. options.GetProperty("services").EnumerateArray().Select(static name => name.GetString()!)];
        var policy = new PlanPolicy
        {
            Targets = services,
            Recreate = Choice<RecreateRule>(options, "recreate"),
            RecreateDependencies = Choice<RecreateRule>(options, "recreateDependencies"),
            Build = Choice<BuildRule>(options, "build"),
            Pull = options.GetProperty("pull").GetString(),
            RemoveOrphans = options.GetProperty("removeOrphans").GetBoolean(),
            IgnoreOrphans = options.GetProperty("ignoreOrphans").GetBoolean(),
            Scale = options
                .GetProperty("scale")
                .EnumerateObject()
                .ToImmutableDictionary(static scale => scale.Name, static scale => scale.Value.GetInt32(), StringComparer.Ordinal),
        };
        return new SavedPlan(
            services,
            options.GetProperty("dependencies").GetBoolean(),
            options.GetProperty("yes").GetBoolean(),
            policy
        )
        {
            Digest = saved.GetProperty("digest").GetString() ?? "",
            Basis = saved
                .GetProperty("basis")
                .EnumerateObject()
                .ToImmutableSortedDictionary(static fact => fact.Name, static fact => fact.Value.GetString() ?? "", StringComparer.Ordinal),
        };
    }

    private static TRule Choice<TRule>(JsonElement options, string name)
        where TRule : struct, Enum =>
        Enum.TryParse<TRule>(options.GetProperty(name).GetString(), out var rule) && Enum.IsDefined(rule)
            ? rule
            : throw new FormatException(name);
}
