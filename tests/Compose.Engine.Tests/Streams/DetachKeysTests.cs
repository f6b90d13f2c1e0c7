using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Streams;

public sealed class DetachKeysTests
{
    [Theory]
    [InlineData("ctrl-p,ctrl-q", new byte[] { 16, 17 })]
    [InlineData("ctrl-@,a,ctrl-[,ctrl-\\,ctrl-],ctrl-^,ctrl-_", new byte[] { 0, 97, 27, 28, 29, 30, 31 })]
    [InlineData("CTRL-Z", new byte[] { 26 })]
    public void Keys_are_what_a_terminal_sends_for_them(string text, byte[] bytes) => DetachKeys.Parse(text).Sequence.ShouldBe(bytes);

    [Theory]
    [InlineData("")]
    [InlineData("ctrl-")]
    [InlineData("ctrl-1")]
    [InlineData("a,,b")]
    [InlineData("enter")]
    public void What_is_no_key_is_refused(string text) => Should.Throw<EngineException>(() => DetachKeys.Parse(text));

    // input in pieces separated by | ; forwarded output ; whether it detaches
    [Theory]
    [InlineData("a,b", "xab", "x", true)]
    [InlineData("a,b", "xa|b", "x", true)]
    [InlineData("a,b", "xa|c", "xac", false)]
    [InlineData("a,b", "aab", "a", true)]
    [InlineData("a,b", "aaac", "aaac", false)]
    [InlineData("a,a,b", "aaab", "a", true)]
    [InlineData("a,b,a,c", "aba|bac", "ab", true)]
    [InlineData("a", "xya", "xy", true)]
    [InlineData("a,b", "xyz", "xyz", false)]
    public void The_sequence_is_found_and_the_rest_passes(string keys, string typed, string passed, bool detached)
    {
        var detector = DetachKeys.Parse(keys).Watch();
        var result = "";
        var found = false;
        var room = new byte[32];
        foreach (var piece in typed.Split('|'))
        {
            found = detector.Take(System.Text.Encoding.ASCII.GetBytes(piece), room, out var count);
            result += System.Text.Encoding.ASCII.GetString(room, 0, count);
        }
        (result, found).ShouldBe((passed, detached));
    }
}
