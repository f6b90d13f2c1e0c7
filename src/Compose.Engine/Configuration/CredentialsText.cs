using System.Buffers;
using System.Text;
using System.Text.Json;
using Compose.Engine.Wire;

namespace Compose.Engine.Configuration;

/// <summary>Credentials in the <c>config.json</c> format of Docker's CLI.</summary>
public static class CredentialsText
{
    public static string Of(IReadOnlyDictionary<string, RegistryAuth> byRegistry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions
                {
                    Indented = true,
                    IndentCharacter = '\t',
                    IndentSize = 1,
                    NewLine = "\n",
                }
            )
        )
        {
            writer.WriteStartObject();
            writer.WriteStartObject("auths");
            foreach (var (registry, auth) in byRegistry.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
            {
                writer.WriteStartObject(registry);
                if (auth.Username is not null || auth.Password is not null)
                    writer.WriteBase64String("auth", Encoding.UTF8.GetBytes($"{auth.Username}:{auth.Password}"));
                if (auth.IdentityToken is not null)
                    writer.WriteString("identitytoken", auth.IdentityToken);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
