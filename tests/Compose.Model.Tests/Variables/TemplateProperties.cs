using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;
using Compose.Model.Variables;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Variables;

public sealed class TemplateProperties
{
    private static readonly string[] Names = ["A", "b_1", "_C", "UNSET", "EMPTY"];

    private static readonly Dictionary<string, string> Values = new()
    {
        ["A"] = "a",
        ["b_1"] = "two words",
        ["_C"] = "$A",
        ["EMPTY"] = "",
    };

    // Balanced braces and no dollar at an end: what a word may contain without ending elsewhere.
    private static readonly Gen<ReferenceTemplate> Leaf = Gen.OneOf(
        Gen.Elements("x", ":-", " ", "é", "{}", "{y}", "'", "\"", "0", "-")
            .Select(text => (ReferenceTemplate)new ReferenceTemplate.Plain(text)),
        Gen.Constant((ReferenceTemplate)new ReferenceTemplate.Dollar()),
        Gen.Elements(Names).Select(name => (ReferenceTemplate)new ReferenceTemplate.Use(name, "", []))
    );

    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Expanding_agrees_with_the_reference() =>
        Check.One(
            Quick,
            Prop.ForAll(
                Templates(3).ToArbitrary(),
                parts =>
                {
                    var text = ReferenceTemplate.Write(parts);
                    var template = Template.Parse(text);
                    template.Errors.ShouldBeEmpty(text);
                    template.Expand(Values.GetValueOrDefault).Text.ShouldBe(ReferenceTemplate.Value(parts, Values), text);
                }
            )
        );

    [Fact]
    public void Parts_cover_the_text_in_order_whatever_it_is() =>
        Check.One(
            Quick,
            Prop.ForAll(
                Soup().ToArbitrary(),
                text =>
                {
                    var template = Template.Parse(text);
                    var end = 0;
                    foreach (var part in template.Parts)
                    {
                        // Of `$$` only the second dollar is part of the template.
                        (part.Span.Start - end).ShouldBeInRange(0, 1, text);
                        end = part.Span.End;
                    }

                    end.ShouldBe(text.Length, text);
                    template.Errors.ShouldAllBe(error => text.Substring(error.Span.Start, error.Span.Length).StartsWith("${"), text);
                    template.Expand(_ => null);
                }
            )
        );

    [Fact]
    public void An_env_file_of_any_text_is_read_without_an_exception_and_told_inside_the_file() =>
        Check.One(
            Quick,
            Prop.ForAll(
                Soup().ToArbitrary(),
                text =>
                {
                    var source = new SourceText("x.env", text);
                    var sink = new DiagnosticSink();
                    foreach (var variable in DotEnv.Parse(source, _ => null, sink))
                        variable.SetAt!.Value.Characters.ToString().ShouldBe(variable.Name);
                    DotEnv.ParseRaw(source, _ => null, sink);
                    sink.ToImmutable().ShouldAllBe(diagnostic => diagnostic.At.Span.End <= text.Length && diagnostic.At.Start.Line >= 1);
                }
            )
        );

    [Fact]
    public void A_written_value_comes_back_from_an_env_file() =>
        Check.One(
            Quick,
            Prop.ForAll(
                Soup().ToArbitrary(),
                value =>
                {
                    var quoted = value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("$", "\\$").Replace("\r", "\\r");
                    var sink = new DiagnosticSink();
                    DotEnv.Parse(new SourceText("x.env", $"A=\"{quoted}\""), _ => null, sink).ShouldHaveSingleItem().Value.ShouldBe(value);
                    sink.Count.ShouldBe(0);
                }
            )
        );

    [Fact]
    public void The_place_of_every_use_is_its_expression() =>
        Check.One(
            Quick,
            Prop.ForAll(
                Templates(2).ToArbitrary(),
                Gen.Elements("\"", "'").ToArbitrary(),
                (parts, quote) =>
                {
                    var text = ReferenceTemplate.Write(parts);
                    var written = quote == "'" ? text.Replace("'", "''") : text.Replace("\"", "\\\"");
                    var source = new SourceText("c.yaml", $"key: {quote}{written}{quote}\n");
                    var root = (Mapping)YamlReader.Parse(source, new DiagnosticSink(), CancellationToken.None).Documents[0].Root;
                    var scalar = (Scalar)((Mapping)Interpolator.Apply(root, VariableScope.Empty, null, new DiagnosticSink()))["key"]!;
                    foreach (var use in scalar.Substitution?.Uses ?? [])
                        use.At.Characters.ToString()
                            .ShouldSatisfyAllConditions(at => at.ShouldStartWith("${" + use.Name), at => at.ShouldEndWith("}"));
                }
            )
        );

    private static Gen<ReferenceTemplate[]> Templates(int depth) =>
        depth == 0 ? Gen.ArrayOf(Leaf, 2) : Gen.Choose(1, 4).SelectMany(count => Gen.ArrayOf(Gen.OneOf(Leaf, Word(depth)), count));

    private static Gen<ReferenceTemplate> Word(int depth) =>
        from name in Gen.Elements(Names)
        from operation in Gen.Elements(":-", "-", ":+", "+")
        from word in Templates(depth - 1)
        select (ReferenceTemplate)new ReferenceTemplate.Use(name, operation, word);

    /// <summary>Texts of significant characters in random order.</summary>
    private static Gen<string> Soup() =>
        Gen.ArrayOf(
                Gen.Elements(
                    "$",
                    "{",
                    "}",
                    ":",
                    "-",
                    "?",
                    "+",
                    "A",
                    "b",
                    "=",
                    "\"",
                    "'",
                    "\\",
                    "\n",
                    "\r\n",
                    " ",
                    "#",
                    "export ",
                    "0",
                    "é",
                    "${A:-",
                    "\\0101",
                    "."
                )
            )
            .Select(string.Concat);
}
