using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Compose.Planning.Requests;

/// <summary>The engine's form of security_opt.</summary>
/// <param name="Unconfined">Whether no path is masked or read-only.</param>
internal sealed record SecurityOptions(ImmutableArray<string> Options, bool Unconfined)
{
    public static SecurityOptions Of(ContainerRequest request)
    {
        var service = request.Service;
        var unconfined = false;
        var options = ImmutableArray.CreateBuilder<string>();
        foreach (var text in service.SecurityOpt)
        {
            var split = text.AsSpan().IndexOfAny('=', ':');
            var (name, value) = split < 0 ? (text, "") : (text[..split], text[(split + 1)..]);
            if (name == "systempaths" && value == "unconfined")
                unconfined = true;
            else if (SeccompProfiles.PathIn(text) is { } path)
                options.Add("seccomp=" + Profile(request, path));
            else
                options.Add(split < 0 ? text : $"{name}={value}");
        }

        return new SecurityOptions(options.ToImmutable(), unconfined);
    }

    // The engine cannot read the client's files: the profile itself is sent, without whitespace.
    private static string Profile(ContainerRequest request, string path)
    {
        var at = request.Service.PlaceOf("security_opt");
        if (!request.Profiles.TryGetValue(path, out var text))
        {
            request.Refuse(RequestDiagnostics.ProfileUnreadable(request.Service, path, at));
            return path;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer))
                json.WriteTo(writer);
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
        catch (JsonException error)
        {
            request.Refuse(RequestDiagnostics.ProfileNotJson(request.Service, path, (error.LineNumber ?? 0) + 1, at));
            return path;
        }
    }
}
