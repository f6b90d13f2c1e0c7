using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Cli.Plugins;

/// <summary>A provider's answer to <c>compose metadata</c>. Without one, all options are passed.</summary>
internal sealed record ProviderMetadata
{
    public static readonly ProviderMetadata None = new();

    public string? Description { get; init; }

    public ProviderAction? Up { get; init; }

    public ProviderAction? Down { get; init; }

    /// <summary>Null: stopping services requires no action.</summary>
    public ProviderAction? Stop { get; init; }

    [JsonIgnore]
    public bool IsEmpty => string.IsNullOrEmpty(Description) && Up?.Parameters is null && Down?.Parameters is null;

    /// <summary>Parses the answer; <see cref="None"/> when invalid.</summary>
    public static ProviderMetadata Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ProviderJson.Default.ProviderMetadata) ?? None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>The options to pass.</summary>
    /// <exception cref="StepException">A required option is missing.</exception>
    public IEnumerable<string> OptionsFor(Service service, Provider provider, string action)
    {
        var known = Of(action)?.Parameters ?? [];
        var missing = known.FirstOrDefault(parameter => parameter.Required && provider.Options.All(option => option.Key != parameter.Name));
        if (missing is not null && !IsEmpty)
        {
            throw new StepException(
                $"required parameter \"{missing.Name}\" is missing from provider \"{provider.Type}\" definition",
                service.PlaceOf("provider")
            )
            {
                Help = $"Add it under `options` of service {service.Name}.",
            };
        }

        return provider
            .Options.Where(option => IsEmpty || known.Any(parameter => parameter.Name == option.Key))
            .SelectMany(static option => option.Value.Select(value => $"--{option.Key}={value}"));
    }

    private ProviderAction? Of(string action) =>
        action switch
        {
            "up" => Up,
            "stop" => Stop,
            _ => Down,
        };
}

/// <summary>The parameters of a provider action.</summary>
internal sealed record ProviderAction(ImmutableArray<ProviderParameter>? Parameters);

/// <summary>An option of a provider.</summary>
internal sealed record ProviderParameter(string? Name, bool Required);

/// <summary>A provider's message: <c>{"type":"info|error|setenv|rawsetenv|get-service-config|debug","message":"…"}</c>.</summary>
internal sealed record ProviderMessage(string? Type, string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProviderMetadata))]
[JsonSerializable(typeof(ProviderMessage))]
internal sealed partial class ProviderJson : JsonSerializerContext;
