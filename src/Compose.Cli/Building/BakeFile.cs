using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compose.Model.Services;

namespace Compose.Cli.Building;

/// <summary>Builds as a JSON file for <c>docker buildx bake</c>: one target per service.</summary>
internal static class BakeFile
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ImmutableArray<BuildJob> jobs)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteStartObject("group");
            json.WriteStartObject("default");
            WriteList(json, "targets", jobs.Select(static job => TargetOf(job.Service.Name)));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("target");
            foreach (var job in jobs)
                Write(json, job);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, BuildJob job)
    {
        var build = job.Build;
        json.WriteStartObject(TargetOf(job.Service.Name));
        WriteText(json, "context", job.Context);
        WriteMap(
            json,
            "contexts",
            build.AdditionalContexts.Select(static context =>
                PeerReference.Of(context.Value).Service is { } service
                    ? KeyValuePair.Create(context.Key, "target:" + TargetOf(service))
                    : context
            )
        );
        if (build.DockerfileInline is { } inline)
            WriteText(json, "dockerfile-inline", inline);
        else
            WriteText(
                json,
                "dockerfile",
                job.IsRemote ? build.Dockerfile : Path.Combine(job.Context, build.Dockerfile ?? BuildConfig.DefaultDockerfile)
            );
        WriteMap(json, "args", job.Args);
        WriteMap(json, "labels", job.Labels);
        WriteList(json, "tags", job.Tags.Skip(1).Append(job.Tags[0]));
        WriteList(json, "cache-from", build.CacheFrom);
        WriteList(json, "cache-to", build.CacheTo);
        WriteText(json, "target", build.Target);
        WriteList(json, "secret", build.Secrets.Select(job.SecretOf).OfType<string>());
        WriteList(json, "ssh", job.Ssh.Select(static key => key.Contains('=') ? key : key + "="));
        WriteList(json, "platforms", job.Platforms);
        if (job.Pull)
            json.WriteBoolean("pull", true);
        if (job.NoCache)
            json.WriteBoolean("no-cache", true);
        WriteText(json, "network", build.Network);
        WriteList(json, "no-cache-filter", build.NoCacheFilter);
        if (build.ShmSize is { } size)
            WriteText(json, "shm-size", $"{size}");
        WriteList(json, "ulimits", job.Ulimits);
        if (job.Flags.Check)
            WriteText(json, "call", "lint");
        WriteList(json, "entitlements", job.Entitlements);
        WriteMap(
            json,
            "extra-hosts",
            build
                .ExtraHosts.GroupBy(static host => host.Host, static host => host.Address, StringComparer.Ordinal)
                .Select(static host => KeyValuePair.Create(host.Key, string.Join(',', host)))
        );
        if (!job.Flags.Check)
            WriteList(json, "output", [job.WantsPush && job.Platforms.Length < 2 ? "type=registry" : job.Output]);
        WriteList(json, "attest", job.Attestations);
        json.WriteEndObject();
    }

    // A dot would denote a nested level.
    private static string TargetOf(string service) => service.Replace('.', '_');

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, Literally(value));
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        var all = values.ToList();
        if (all.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var value in all)
            json.WriteStringValue(Literally(value));
        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> values)
    {
        var all = values.ToList();
        if (all.Count == 0)
            return;
        json.WriteStartObject(name);
        foreach (var (key, value) in all)
            json.WriteString(key, Literally(value));
        json.WriteEndObject();
    }

    // bake treats text as a template, in which ${ and %{ start an expression.
    private static string Literally(string text) =>
        text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);
}
