using System.Diagnostics.CodeAnalysis;
using System.Text;
using Compose.Lint.Catalog;
using Compose.Model.Inputs;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

/// <summary>fixtures/lint/&lt;rule&gt;/&lt;case&gt;/: a project, and expected.txt with its files annotated with findings.</summary>
public class RuleFixtureTests
{
    private const string Silent = "silent";
    private static readonly string[] CaseNames = ["found", Silent];

    public static IEnumerable<object[]> Cases =>
        from rule in Fixtures.Cases("lint")
        from name in Fixtures.Cases("lint", rule)
        select new object[] { rule, name };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_finds_what_it_should_and_nothing_else(string rule, string name)
    {
        var folder = Fixtures.PathOf("lint", rule, name);
        var result = Linter.Run(
            new LintOptions { WorkingDirectory = folder, Variables = new Dictionary<string, string>() },
            new CheckedOut(folder),
            CancellationToken.None
        );
        var text = new StringBuilder();
        foreach (var source in result.Sources)
            text.Append("== ")
                .Append(Path.GetRelativePath(folder, Path.Combine(folder, source.Path)))
                .Append('\n')
                .Append(AnnotatedSource.Of(source, result.Findings));
        Golden.ShouldMatch(text.ToString(), Path.Combine(folder, "expected.txt"));
        result
            .Findings.Any(f => f.Descriptor.Name == rule)
            .ShouldBe(name != Silent, $"{Silent} is the case without a finding of {rule}, each other one has it");
    }

    [Fact]
    public void Every_rule_has_a_case_that_is_found_and_one_that_is_silent()
    {
        foreach (var rule in RuleSet.All)
        {
            var missing = CaseNames.Where(name => !File.Exists(Fixtures.PathOf("lint", rule.Descriptor.Name, name, "compose.yaml")));
            missing.ShouldBeEmpty(
                $"{rule.Descriptor.Id} wants these folders in fixtures/lint/{rule.Descriptor.Name}, each with a compose.yaml; "
                    + "COMPOSE_UPDATE=1 adds expected.txt"
            );
        }
    }

    /// <summary>The files on disk, with the case as a repository of its own, since git stores no folder of that name.</summary>
    private sealed class CheckedOut(string root) : ISourceLoader
    {
        private readonly DiskFiles files = new();

        public bool TryRead(string path, [NotNullWhen(true)] out byte[]? content) => files.TryRead(path, out content);

        public bool FileExists(string path) => files.FileExists(path);

        public bool DirectoryExists(string path) => path == Path.Join(root, ".git") || files.DirectoryExists(path);

        public FolderContent List(string folder) => files.List(folder);

        public string ResolveLink(string path) => files.ResolveLink(path);
    }
}
