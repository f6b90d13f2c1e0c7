using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Cli.Plugins;

/// <summary>What a provider says of itself when it is asked for <c>compose metadata</c>. One that says nothing gets every option.</summary>
internal sealed record ProviderMetadata
{
    public static readonly ProviderMetadata None = new();

    public string? Description { get; init; }

    public ProviderAction? Up { get; init; }

    public ProviderAction? Down { get; init; }

    /// <summary>Null: it has nothing to do when services are stopped.</summary>
    public ProviderAction? Stop { get; init; }

    [JsonIgnore]
    public bool IsEmpty => string.IsNullOrEmpty(Description) && Up?.Parameters is null && Down?.Parameters is null;

    /// <summary>What was said; <see cref="None"/> when it is no such thing.</summary>
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

    /// <summary>The options that are passed on.</summary>
    /// <exception cref="StepException">One that is required is missing.</exception>
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

/// <summary>What a provider takes for one of its actions.</summary>
internal sealed record ProviderAction(ImmutableArray<ProviderParameter>? Parameters);

/// <summary>An option of a provider.</summary>
internal sealed record ProviderParameter(string? Name, bool Required);

/// <summary>What a provider says: <c>{"type":"info|error|setenv|rawsetenv|get-service-config|debug","message":"…"}</c>.</summary>
internal sealed record ProviderMessage(string? Type, string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProviderMetadata))]
[JsonSerializable(typeof(ProviderMessage))]
internal sealed partial class ProviderJson : JsonSerializerContext;
