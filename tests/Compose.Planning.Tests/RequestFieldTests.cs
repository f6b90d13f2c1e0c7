using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Compose.Testing;
using Docker.DotNet;
using Docker.DotNet.Models;
using Shouldly;
using Xunit;

namespace Compose.Planning.Tests;

/// <summary>
/// Deserializes our request bodies with another client of the API, written independently of our wire types, to check that each field exists
/// in the right place with the right content.
/// </summary>
public sealed class RequestFieldTests
{
    /// <summary>The other client's JSON options, with unknown fields as errors.</summary>
    private static readonly JsonSerializerOptions Strict = new(TheirOptions())
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Fields of older engines, unknown to a client of the current API.</summary>
    private static readonly string[] Former = ["CheckDuplicate", "MacAddress"];

    public static TheoryData<string> Cases =>
        [.. Fixtures.Cases("plan").Where(folder => File.Exists(Fixtures.PathOf("plan", folder, "bodies.json")))];

    [Theory, MemberData(nameof(Cases))]
    public void Another_client_knows_every_field(string folder)
    {
        foreach (var (step, body) in Bodies(Fixtures.PathOf("plan", folder, "bodies.json")))
        {
            var sent = JsonNode.Parse(body)!.AsObject();
            foreach (var field in Former)
                sent.Remove(field);
            var type = TypeOf(step);
            var read = sent.Deserialize(type, Strict).ShouldNotBeNull(step);
            Lost("", sent, JsonSerializer.SerializeToNode(read, type, Strict)).ShouldBeEmpty(step);
        }
    }

    private static JsonSerializerOptions TheirOptions()
    {
        var type = typeof(DockerClient).Assembly.GetType("Docker.DotNet.JsonSerializer", throwOnError: true)!;
        var serializer = type.GetProperty("Instance", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null);
        return (JsonSerializerOptions)type.GetField("_options", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(serializer)!;
    }

    private static Type TypeOf(string step) =>
        step.Split(' ') switch
        {
            ["connect", ..] => typeof(EndpointSettings),
            [_, "container", ..] => typeof(CreateContainerParameters),
            [_, "network", ..] => typeof(NetworksCreateParameters),
            [_, "volume", ..] => typeof(VolumesCreateParameters),
            _ => throw new InvalidOperationException($"say here what `{step}` sends"),
        };

    /// <summary>Values of the first that are missing from the same place in the second.</summary>
    private static IEnumerable<string> Lost(string path, JsonNode? sent, JsonNode? read) =>
        (sent, read) switch
        {
            (JsonObject from, JsonObject to) => from.SelectMany(member => Lost($"{path}.{member.Key}", member.Value, to[member.Key])),
            (JsonArray from, JsonArray to) when from.Count == to.Count => from.SelectMany(
                (item, at) => Lost($"{path}[{at}]", item, to[at])
            ),
            _ => JsonNode.DeepEquals(sent, read) ? [] : [$"{path}: {sent?.ToJsonString()} became {read?.ToJsonString()}"],
        };

    /// <summary>The bodies in a file, each after a comment that names the step.</summary>
    private static IEnumerable<(string Step, string Body)> Bodies(string path) =>
        File.ReadAllText(path)
            .Split("// ", StringSplitOptions.RemoveEmptyEntries)
            .Select(part => (part[..part.IndexOf('\n')], part[part.IndexOf('\n')..]));
}
