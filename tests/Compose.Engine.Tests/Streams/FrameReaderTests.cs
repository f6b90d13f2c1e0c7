using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Streams;

public sealed class FrameReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(4096)]
    public async Task Outputs_are_told_apart_however_the_bytes_arrive(int step)
    {
        byte[] bytes = [.. Frame(1, "out1"), .. Frame(2, "error"), .. Frame(1, ""), .. Frame(1, "out2")];
        var (stdout, stderr) = await Copy(new Trickle(bytes, step));
        (stdout, stderr).ShouldBe(("out1out2", "error"));
    }

    [Fact]
    public async Task Without_frames_everything_is_standard_output()
    {
        await using var stream = new ContainerStream(new MemoryStream([1, 0, 0, 0]), multiplexed: false);
        var buffer = new byte[16];
        (await stream.ReadAsync(buffer, CancellationToken.None)).ShouldBe(new OutputPiece(OutputKind.Stdout, 4));
        (await stream.ReadAsync(buffer, CancellationToken.None)).IsEnd.ShouldBeTrue();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public async Task A_stream_that_breaks_off_is_a_failure_not_an_end(int length) =>
        (await Should.ThrowAsync<EngineException>(() => Copy(new MemoryStream(Frame(1, "hello")[..length])))).Message.ShouldContain(
            "was lost"
        );

    [Fact]
    public async Task Bytes_without_frames_are_not_taken_for_frames() =>
        (await Should.ThrowAsync<EngineException>(() => Copy(new MemoryStream("plain text"u8.ToArray())))).Message.ShouldContain(
            "without frames"
        );

    [Fact]
    public async Task A_failure_in_a_frame_is_thrown() =>
        (await Should.ThrowAsync<EngineException>(() => Copy(new MemoryStream(Frame(3, "log driver gone\n"))))).Message.ShouldBe(
            "log driver gone"
        );

    private static byte[] Frame(byte kind, string text) => [kind, 0, 0, 0, 0, 0, 0, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static async Task<(string Stdout, string Stderr)> Copy(Stream source)
    {
        using MemoryStream stdout = new(),
            stderr = new();
        await using var stream = new ContainerStream(source, multiplexed: true);
        await stream.CopyOutputToAsync(stdout, stderr, CancellationToken.None);
        return (Encoding.ASCII.GetString(stdout.ToArray()), Encoding.ASCII.GetString(stderr.ToArray()));
    }
}
