using System.Text;
using Compose.Engine.Build;
using Compose.Engine.Contract;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Build;

public sealed class SolveStatusTests
{
    [Fact]
    public void A_step_with_its_times_is_read()
    {
        var vertex = Message([
            Text(1, "sha256:a"),
            Text(2, "sha256:b"),
            Text(2, "sha256:c"),
            Text(3, "[1/2] RUN x"),
            Number(4, 1),
            Field(5, Time(1_700_000_000, 500_000_000)),
            Text(7, "failed"),
        ]);
        var read = SolveStatusReader.Read(Field(1, vertex)).Vertexes.ShouldHaveSingleItem();
        read.Inputs.ShouldBe(["sha256:b", "sha256:c"]);
        (read.Digest, read.Name, read.Cached, read.Error).ShouldBe(("sha256:a", "[1/2] RUN x", true, "failed"));
        (read.Started, read.Completed).ShouldBe((DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_500), null));
    }

    [Fact]
    public void Progress_output_and_warnings_are_read()
    {
        var status = SolveStatusReader.Read(
            Message([
                Field(2, Message([Text(1, "layer"), Text(2, "v"), Number(4, 300), Number(5, 1_000_000)])),
                Field(3, Message([Text(1, "v"), Number(3, 2), Text(4, "hello\n")])),
                Field(4, Message([Text(1, "v"), Number(2, 1), Text(3, "short"), Text(4, "detail"), Text(5, "https://example.com")])),
            ])
        );
        status
            .Progress.ShouldHaveSingleItem()
            .ShouldBe(
                new BuildProgress
                {
                    Id = "layer",
                    Vertex = "v",
                    Current = 300,
                    Total = 1_000_000,
                }
            );
        var log = status.Logs.ShouldHaveSingleItem();
        (log.Stream, Encoding.UTF8.GetString(log.Message.Span)).ShouldBe((2, "hello\n"));
        var warning = status.Warnings.ShouldHaveSingleItem();
        (warning.Level, warning.Short, warning.Url, warning.Detail.ShouldHaveSingleItem()).ShouldBe(
            (1, "short", "https://example.com", "detail")
        );
    }

    [Fact]
    public void Fields_of_a_later_version_are_skipped() =>
        SolveStatusReader
            .Read(
                Message([
                    Number(90, 7),
                    Field(91, [1, 2, 3]),
                    [0xED, 0x05, 1, 2, 3, 4],
                    [0xE9, 0x05, 1, 2, 3, 4, 5, 6, 7, 8],
                    Field(1, Text(3, "x")),
                ])
            )
            .Vertexes.ShouldHaveSingleItem()
            .Name.ShouldBe("x");

    [Theory]
    [InlineData(new byte[] { 0x0A })]
    [InlineData(new byte[] { 0x0A, 0x05, 0x00 })]
    [InlineData(new byte[] { 0x0B })]
    [InlineData(new byte[] { 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80 })]
    public void What_is_no_message_is_refused(byte[] bytes) => Should.Throw<EngineException>(() => SolveStatusReader.Read(bytes));

    private static byte[] Message(byte[][] fields) => [.. fields.SelectMany(field => field)];

    private static byte[] Text(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int number, byte[] bytes) => [.. Varint((ulong)number << 3 | 2), .. Varint((ulong)bytes.Length), .. bytes];

    private static byte[] Number(int number, ulong value) => [.. Varint((ulong)number << 3), .. Varint(value)];

    private static byte[] Time(ulong seconds, ulong nanoseconds) => Message([Number(1, seconds), Number(2, nanoseconds)]);

    private static IEnumerable<byte> Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
