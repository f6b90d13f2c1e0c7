using System.Diagnostics.CodeAnalysis;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax.Parsing;
using Compose.Model.Text;
using Compose.Testing;
using Shouldly;
using Xunit;
using YamlDotNet.Core;

namespace Compose.Model.Tests.Syntax;

/// <summary>Mutated files: we and YamlDotNet agree on validity and content, except for listed reasons.</summary>
public sealed class OracleMutantTests
{
    private const int Mutants = 30;

    /// <summary>Texts of kinds that chance meets too rarely for a reason to be seen in each run.</summary>
    private static readonly string[] Rare = ["include: [a.yaml]\n::\n"];

    /// <summary>A file's mutants depend only on the file, so that a new fixture does not change those of others.</summary>
    private static IEnumerable<string> Spoilt =>
        Directory
            .EnumerateFiles(Fixtures.Root, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".yaml" or ".yml" && new FileInfo(path).Length is > 0 and < 100_000)
            .Order(StringComparer.Ordinal)
            .SelectMany(path =>
            {
                var seed = Path.GetRelativePath(Fixtures.Root, path).Aggregate(0, (hash, c) => unchecked(hash * 31 + c));
                var mutator = new Mutator(new Random(seed), [File.ReadAllText(path)]);
                return Enumerable.Range(0, Mutants).Select(_ => mutator.Next());
            })
            .Concat(Rare);

    [Fact, Trait("Category", "Slow")]
    public void Mutants_are_accepted_and_refused_alike_but_for_named_reasons()
    {
        List<string> unexplained = [];
        var seen = new Dictionary<VerdictException, int>();
        var (accepted, refused) = (0, 0);
        foreach (var text in Spoilt)
        {
            var (ours, theirs) = (OurRefusal(text), TheirRefusal(text));
            if (VerdictException.Of(text, ours, theirs) is { } known)
                seen[known] = seen.GetValueOrDefault(known) + 1;
            else if (ours is null != theirs is null)
                unexplained.Add($"we: {ours?.ToString() ?? "accept"}; YamlDotNet: {theirs?.Message ?? "accepts"}\n{text}");
            else if (ours is null)
                accepted++;
            else
                refused++;
        }

        unexplained.ShouldBeEmpty();
        accepted.ShouldBeGreaterThan(5000);
        refused.ShouldBeGreaterThan(10_000);
        VerdictException.All.Where(exception => !seen.ContainsKey(exception)).ShouldBeEmpty("no mutant needs them any more");
        // The limit is twice the most frequent reason: a parser that errs often within a reason is still detected.
        foreach (var (exception, count) in seen)
            count.ShouldBeLessThan((accepted + refused) / 15, exception.Reason);
    }

    [Fact, Trait("Category", "Slow")]
    public void Mutants_that_both_accept_are_read_as_the_same_values_but_for_named_reasons()
    {
        var compared = 0;
        List<string> unexplained = [];
        var seen = new HashSet<ValueException>();
        foreach (var text in Spoilt)
        {
            // Merge keys and base64 are replaced while reading, so there is no tree to compare.
            if (text.Contains("<<:", StringComparison.Ordinal) || text.Contains("!!binary", StringComparison.Ordinal))
                continue;
            var sink = new DiagnosticSink();
            var file = Yaml.File(text, sink);
            if (sink.HasErrors || TheirRefusal(text) is not null || Oracle.Outline(text) is not { } other)
                continue;
            compared++;
            if (Oracle.FirstDifference(Oracle.Outline(file), other) is not { } difference)
                continue;
            if (ValueException.Of(text, difference) is { } known)
                seen.Add(known);
            else
                unexplained.Add($"here {difference.Here}, there {difference.There}\n{text}");
        }

        unexplained.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(4000);
        ValueException.All.Except(seen).ShouldBeEmpty("no mutant needs them any more");
    }

    private static Diagnostic? OurRefusal(string text)
    {
        var parser = new YamlParser(new SourceText("compose.yaml", text), new DiagnosticSink(), CancellationToken.None);
        parser.Parse();
        return parser.Failure;
    }

    [SuppressMessage("Design", "CA1031", Justification = "What it throws is what is looked at.")]
    private static Exception? TheirRefusal(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            while (parser.MoveNext()) { }

            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
