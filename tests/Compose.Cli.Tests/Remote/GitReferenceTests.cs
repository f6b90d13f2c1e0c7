using Compose.Cli.Remote;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Remote;

public sealed class GitReferenceTests
{
    [Theory]
    [InlineData("https://git.example/a/b.git", "https://git.example/a/b.git", null, "")]
    [InlineData("https://git.example/a/b.git#main", "https://git.example/a/b.git", "main", "")]
    [InlineData("https://git.example/a/b.git#v1.0:deploy/web", "https://git.example/a/b.git", "v1.0", "deploy/web")]
    [InlineData("https://git.example/a/b.git#:deploy", "https://git.example/a/b.git", null, "deploy")]
    [InlineData("ssh://git@git.example/a/b", "ssh://git@git.example/a/b", null, "")]
    [InlineData("git://git.example/a", "git://git.example/a", null, "")]
    [InlineData("git@git.example:a/b.git#dev", "git@git.example:a/b.git", "dev", "")]
    [InlineData("github.com/owner/repository", "https://github.com/owner/repository", null, "")]
    public void A_repository_is_taken_apart(string text, string url, string? name, string folder) =>
        GitReference.Parse(text).ShouldBe(new GitReference(url, name, folder));

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("./github.com/a")]
    [InlineData("/srv/a.git")]
    [InlineData("https://example.org/compose.yaml")]
    [InlineData("file:///srv/a.git")]
    [InlineData("ext::sh -c id")]
    [InlineData("-oProxyCommand=x@host:y")]
    [InlineData("a@b/c:d")]
    public void A_path_is_no_repository(string text) => GitReference.Parse(text).ShouldBeNull();
}
