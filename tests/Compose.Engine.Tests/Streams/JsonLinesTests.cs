using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Streams;

public sealed class JsonLinesTests
{
    [Theory]
    [InlineData("{\"status\":\"a\"}\n{\"status\":\"b\"}\n")]
    [InlineData("{\"status\":\"a\"}\r\n\r\n  {\"status\":\"b\"}")]
    public async Task Each_line_is_a_value(string text)
    {
        for (var step = 1; step < text.Length + 1; step++)
            (await Read(new Trickle(Encoding.UTF8.GetBytes(text), step))).Select(message => message.Status).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task A_line_may_be_longer_than_any_buffer()
    {
        var id = new string('x', 100_000);
        (await Read(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}""" + "\n{}\n"))))
            .Select(message => message.Id)
            .ShouldBe([id, null]);
    }

    [Fact]
    public async Task A_value_is_given_before_the_next_one_arrives()
    {
        using var server = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        var client = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.In, server.ClientSafePipeHandle);
        await server.WriteAsync("{\"status\":\"first\"}\n"u8.ToArray());
        await using var lines = JsonLines
            .ReadAsync(client, WireJson.Default.ProgressMessage, "test", CancellationToken.None)
            .GetAsyncEnumerator();
        (await lines.MoveNextAsync()).ShouldBeTrue();
        lines.Current.Status.ShouldBe("first");
        server.Dispose();
        (await lines.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_no_value_is_told() =>
        (await Should.ThrowAsync<EngineException>(() => Read(new MemoryStream("{\"status\":\n"u8.ToArray())))).Message.ShouldContain(
            "an invalid line"
        );

    private static async Task<List<ProgressMessage>> Read(Stream stream)
    {
        List<ProgressMessage> values = [];
        await foreach (var value in JsonLines.ReadAsync(stream, WireJson.Default.ProgressMessage, "test", CancellationToken.None))
            values.Add(value);
        return values;
    }
}
