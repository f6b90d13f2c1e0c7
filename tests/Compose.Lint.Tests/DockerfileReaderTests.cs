using Compose.Lint.Dockerfiles;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public class DockerfileReaderTests
{
    [Theory]
    [InlineData("from a\n\n# run\n  run b --c\n", "1 FROM a", "4 RUN b --c")]
    [InlineData("RUN a \\\n  # not b\n\n  c\nRUN d", "1 RUN a    c", "5 RUN d")]
    [InlineData("# escape=`\nRUN a `\n  b\\\nRUN c", "2 RUN a    b\\", "4 RUN c")]
    [InlineData("\ufeffRUN a\r\nRUN b\r\n", "1 RUN a", "2 RUN b")]
    [InlineData("COPY <<A <<-\"B\" /x/\nRUN one\nA\n\tRUN two\n\tB\nRUN c", "1 COPY <<A <<-\"B\" /x/", "6 RUN c")]
    [InlineData("RUN echo $((1<<2))\nRUN b", "1 RUN echo $((1<<2))", "2 RUN b")]
    [InlineData("COPY --from=a --link b c", "1 COPY b c")]
    [InlineData("RUN a \\", "1 RUN a")]
    [InlineData("# syntax=docker/dockerfile:1.7-labs\nRUN a", "2 RUN a")]
    public void Instructions_keep_their_lines(string text, params string[] expected) =>
        DockerfileReader.Read(text)!.Value.Select(i => $"{i.Line} {i.Name} {i.Text}").ShouldBe(expected);

    [Fact]
    public void Another_language_is_not_read() => DockerfileReader.Read("# syntax=example/other:1\nRUN a").ShouldBeNull();

    [Fact]
    public void Flags_stand_apart() =>
        DockerfileReader
            .Read("COPY --from=a --link b c")!
            .Value.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                i => i.Flags.ShouldBe(["from=a", "link"]),
                i => i.Flag("from").ShouldBe("a"),
                i => i.Flag("link").ShouldBeNull()
            );
}
