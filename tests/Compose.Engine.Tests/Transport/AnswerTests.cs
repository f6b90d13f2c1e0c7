using System.Net;
using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Transport;

public sealed class AnswerTests
{
    [Fact]
    public async Task The_version_is_agreed_on_once_however_many_ask()
    {
        using var server = new CannedEngine(Json(200, "[]"));
        using var engine = Connect(server.Address);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => engine.ListNetworksAsync(Filters.None, CancellationToken.None)));
        server.Requests.Count(head => head.StartsWith("GET /_ping", StringComparison.Ordinal)).ShouldBe(1);
        server.Requests.Count(head => head.StartsWith("GET /v1.45/networks ", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Theory]
    [InlineData("1.99", null, "1.51")]
    [InlineData("1.41", null, "1.41")]
    [InlineData("1.45", "1.40", "1.40")]
    public async Task The_older_version_is_spoken_unless_one_is_asked_for(string theirs, string? wanted, string spoken)
    {
        using var server = new CannedEngine("", $"HTTP/1.1 200 OK\r\nApi-Version: {theirs}\r\nContent-Length: 0\r\n\r\n");
        var variables = new Dictionary<string, string>();
        if (wanted is not null)
            variables["DOCKER_API_VERSION"] = wanted;
        using var engine = new EngineClient(EngineEndpoint.Parse(server.Address), DockerConfig.Load(variables));
        (await engine.PingAsync(CancellationToken.None)).Api.ToString().ShouldBe(spoken);
    }

    [Fact]
    public async Task Configured_headers_go_with_every_call_and_parameters_are_escaped()
    {
        using var home = new Folder().With("config.json", """{"HttpHeaders":{"X-Meta":"42"}}""");
        using var server = new CannedEngine(Json(200, "[]"));
        using var engine = new EngineClient(
            EngineEndpoint.Parse(server.Address),
            DockerConfig.Load(new Dictionary<string, string>(), home.Path)
        );
        await engine.ListContainersAsync(Filters.None.Label("a", "b c&d"), all: true, CancellationToken.None);
        server.Requests.ShouldAllBe(head => head.Contains("X-Meta: 42"));
        server
            .Requests[^1]
            .ShouldContain("""GET /v1.45/containers/json?all=1&filters=%7B%22label%22%3A%7B%22a%3Db%20c%5Cu0026d%22%3Atrue%7D%7D """);
    }

    [Theory]
    [InlineData(404, "{\"message\":\"No such container: x\\n\"}", "No such container: x")]
    [InlineData(500, "plain words\n", "plain words")]
    [InlineData(503, "", "the engine responded with 503 Reason")]
    [InlineData(409, "{broken", "{broken")]
    [InlineData(
        502,
        "<html><body>Bad gateway</body></html>",
        "the engine responded with 502 Reason and an HTML page: is there a proxy in between?"
    )]
    public async Task A_refusal_is_told_in_the_engines_words(int status, string body, string message)
    {
        using var server = new CannedEngine(Json(status, body));
        using var engine = Connect(server.Address);
        var error = await Should.ThrowAsync<EngineException>(() => engine.InspectContainerAsync("x", CancellationToken.None));
        (error.Status, error.Message, error.Endpoint).ShouldBe(((HttpStatusCode)status, message, "GET /containers/x/json"));
        (error.IsNotFound, error.IsConflict).ShouldBe((status == 404, status == 409));
    }

    [Fact]
    public async Task A_failure_inside_a_good_answer_is_a_failure()
    {
        using var server = new CannedEngine(
            Json(
                200,
                "{\"status\":\"Pulling\",\"id\":\"latest\"}\r\n{\"errorDetail\":{\"code\":404,\"message\":\"manifest unknown\"},\"error\":\"manifest unknown\"}\r\n"
            )
        );
        using var engine = Connect(server.Address);
        List<ProgressMessage> seen = [];
        var error = await Should.ThrowAsync<EngineException>(async () =>
        {
            await foreach (var message in engine.PullImageAsync(ImageReference.Parse("x"), null, null, CancellationToken.None))
                seen.Add(message);
        });
        (error.Message, error.IsNotFound).ShouldBe(("manifest unknown", true));
        seen.ShouldHaveSingleItem().Status.ShouldBe("Pulling");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{\"Id\"", "was lost")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{\"Id", "was lost")]
    [InlineData("", "closed the connection without a response")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "the engine's response to GET /containers/json is invalid")]
    [InlineData("garbage\r\n\r\n", "without a response")]
    public async Task A_broken_answer_is_told_never_waited_for(string answer, string message)
    {
        using var server = new CannedEngine(answer);
        using var engine = Connect(server.Address);
        (
            await Should.ThrowAsync<EngineException>(() =>
                engine.ListContainersAsync(Filters.None, true, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20))
            )
        ).Message.ShouldContain(message);
    }

    [Fact]
    public async Task What_is_not_an_engine_is_recognised()
    {
        using var server = new CannedEngine("", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        using var engine = Connect(server.Address);
        (await Should.ThrowAsync<EngineException>(() => engine.VersionAsync(CancellationToken.None))).Message.ShouldEndWith(
            "is not a Docker engine"
        );
    }

    [Fact]
    public async Task A_call_that_gets_no_answer_is_ended_by_cancellation()
    {
        using var server = new CannedEngine("", stayOpen: true);
        using var engine = Connect(server.Address);
        using var stop = new CancellationTokenSource();
        var call = engine.StartContainerAsync("x", stop.Token);
        await engine.PingAsync(CancellationToken.None);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Nobody_there_is_said_with_the_address()
    {
        using var folder = new Folder();
        using var engine = Connect("unix://" + folder["no.sock"]);
        var error = await Should.ThrowAsync<EngineException>(() => engine.VersionAsync(CancellationToken.None));
        error.IsUnreachable.ShouldBeTrue();
        error.Message.ShouldBe(
            $"Cannot connect to the Docker daemon at unix://{folder["no.sock"]}. Is the docker daemon running? (no such socket)"
        );
    }

    [Fact]
    public async Task A_refused_connection_is_said_with_the_address()
    {
        string address;
        using (var server = new CannedEngine(""))
            address = server.Address;
        using var engine = Connect(address);
        (await Should.ThrowAsync<EngineException>(() => engine.VersionAsync(CancellationToken.None))).Message.ShouldBe(
            $"Cannot connect to the Docker daemon at {address}. Is the docker daemon running? (the connection was refused)"
        );
    }

    [Fact, Trait("System", "Unix")]
    public async Task What_ssh_complains_of_is_said()
    {
        using var folder = new Folder().With(
            "ssh",
            "#!/bin/sh\necho 'me@host: Permission denied (publickey).' >&2\nexit 255\n",
            UnixFileMode.UserRead | UnixFileMode.UserExecute
        );
        using var engine = new EngineClient(
            EngineEndpoint.Parse("ssh://me@host"),
            DockerConfig.Load(new Dictionary<string, string> { ["PATH"] = folder.Path })
        );
        var error = await Should.ThrowAsync<EngineException>(() =>
            engine.VersionAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20))
        );
        error.Message.ShouldBe(
            "Cannot connect to the Docker daemon at ssh://me@host. Is the docker daemon running? (me@host: Permission denied (publickey).)"
        );
    }

    private static EngineClient Connect(string address) =>
        new(EngineEndpoint.Parse(address), DockerConfig.Load(new Dictionary<string, string>()));

    private static string Json(int status, string body) =>
        $"HTTP/1.1 {status} Reason\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";
}
