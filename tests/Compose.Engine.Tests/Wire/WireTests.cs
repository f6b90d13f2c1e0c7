using System.Text;
using System.Text.Json;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Wire;

public sealed class WireTests
{
    [Fact]
    public void A_small_create_request_says_no_more_than_it_must() =>
        Write(new ContainerCreate { Image = "busybox", AttachStdout = true })
            .ShouldBe("""{"HostConfig":{},"AttachStdout":true,"Cmd":null,"Image":"busybox","Entrypoint":null}""");

    [Fact]
    public void Zero_and_no_are_said_where_they_mean_more_than_silence()
    {
        var written = Write(
            new ContainerCreate
            {
                Cmd = [],
                StopTimeout = 0,
                HostConfig = new()
                {
                    Init = false,
                    OomKillDisable = false,
                    PidsLimit = 0,
                    MemorySwappiness = 0,
                    MaskedPaths = [],
                    ReadonlyPaths = [],
                },
            }
        );
        foreach (
            var part in (string[])
                [
                    "\"Cmd\":[]",
                    "\"StopTimeout\":0",
                    "\"Init\":false",
                    "\"OomKillDisable\":false",
                    "\"PidsLimit\":0",
                    "\"MemorySwappiness\":0",
                    "\"MaskedPaths\":[]",
                    "\"ReadonlyPaths\":[]",
                ]
        )
            written.ShouldContain(part);
    }

    [Fact]
    public void Sets_travel_as_objects()
    {
        Write(new ContainerCreate { ExposedPorts = ["80/tcp", "53/udp"] }).ShouldContain("""{"80/tcp":{},"53/udp":{}}""");
        JsonSerializer
            .Deserialize("""{"Volumes":{"/a":{},"/b":{"x":[1]}}}""", WireJson.Default.ContainerConfig)
            .ShouldNotBeNull()
            .Volumes.ShouldBe(["/a", "/b"]);
    }

    [Fact]
    public void Filters_are_sorted_and_escaped_json() =>
        Filters
            .None.Label("b", "x\"y")
            .Label("a")
            .With("status", "running")
            .Label("a")
            .ToJson()
            .ShouldBe("""{"label":{"a":true,"b=x\u0022y":true},"status":{"running":true}}""");

    [Fact]
    public void What_an_engine_leaves_out_or_says_is_null_is_empty()
    {
        foreach (
            var text in (string[])
                [
                    """{"Id":"1","Name":"/a"}""",
                    """{"Id":"1","Name":"/a","Mounts":null,"State":null,"Config":null,"HostConfig":null,"NetworkSettings":{"Networks":null,"Ports":null}}""",
                ]
        )
        {
            var container = JsonSerializer.Deserialize(text, WireJson.Default.ContainerInspect).ShouldNotBeNull();
            container.Mounts.ShouldBeEmpty();
            container.State.Status.ShouldBe("");
            container.State.Health.ShouldBeNull();
            container.NetworkSettings.Networks.ShouldBeEmpty();
            container.NetworkSettings.Ports.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("\"0001-01-01T00:00:00Z\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("\"2026-11-20T10:00:00.123456789Z\"", "2026-11-20T10:00:00.1234567+00:00")]
    [InlineData("\"2026-11-20T10:00:00.1+02:00\"", "2026-11-20T10:00:00.1000000+02:00")]
    public void Never_is_null(string text, string? time) =>
        (JsonSerializer.Deserialize($$"""{"StartedAt":{{text}}}""", WireJson.Default.ContainerState)?.StartedAt?.ToString("O")).ShouldBe(
            time
        );

    [Fact]
    public void Exit_codes_of_windows_do_not_overflow() =>
        JsonSerializer
            .Deserialize("""{"StatusCode":3221225786,"Error":null}""", WireJson.Default.ContainerExit)
            .ShouldNotBeNull()
            .StatusCode.ShouldBe(unchecked((int)0xC000013A));

    [Fact]
    public void A_listed_container_is_called_by_its_own_name_not_by_a_links() =>
        new ContainerSummary { Id = "1", Names = ["/web/db", "/shop-db-1"] }.Name.ShouldBe("shop-db-1");

    [Fact]
    public void A_path_is_described_in_a_header()
    {
        var stat = PathStat.FromHeader(
            Convert.ToBase64String(
                """{"name":"etc","size":4096,"mode":2147484141,"mtime":"2026-01-01T00:00:00Z","linkTarget":""}"""u8.ToArray()
            )
        );
        (stat.Name, stat.IsDirectory, stat.IsSymbolicLink).ShouldBe(("etc", true, false));
        Should.Throw<FormatException>(() => PathStat.FromHeader("e"));
    }

    private static string Write(ContainerCreate body) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Default.ContainerCreate));
}
