using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Tests.Syntax;
using Shouldly;

namespace Compose.Model.Tests.Shapes;

/// <summary>Applies the shape of the whole file to YAML.</summary>
internal static class Shaped
{
    /// <summary>The long form of a service's attributes, on one line. They must be valid, and the long form must be stable.</summary>
    public static string Service(string attributes) =>
        Yaml.Show(((Mapping)File(Indent(attributes)))["services"].ShouldBeOfType<Mapping>()["a"].ShouldNotBeNull());

    /// <summary>The long form of a valid file.</summary>
    public static Node File(string text)
    {
        var sink = new DiagnosticSink();
        var context = new ShapeContext(sink);
        var root = Yaml.Parse(text);
        ComposeFile.Shape.Check(root, context);
        sink.ToImmutable().Where(d => d.Severity == Severity.Error).ShouldBeEmpty();
        var once = ComposeFile.Shape.Canonical(root, context);
        ComposeFile.Shape.Check(once, context);
        sink.ToImmutable().Where(d => d.Severity == Severity.Error).ShouldBeEmpty("the long form is refused");
        Yaml.Show(ComposeFile.Shape.Canonical(once, context)).ShouldBe(Yaml.Show(once), "the long form has a longer one");
        return once;
    }

    /// <summary>The findings about a service's attributes.</summary>
    public static IReadOnlyList<Diagnostic> Findings(string attributes)
    {
        var sink = new DiagnosticSink();
        ComposeFile.Shape.Check(Yaml.Parse(Indent(attributes)), new ShapeContext(sink));
        return sink.ToImmutable();
    }

    private static string Indent(string attributes) =>
        "services:\n  a:\n" + string.Concat(attributes.Split('\n').Select(line => $"    {line}\n"));
}
