using Compose.Model.Syntax;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Syntax;

public class ScalarKindTests
{
    [Theory]
    [InlineData("yes", ScalarKind.String)]
    [InlineData("off", ScalarKind.String)]
    [InlineData("y", ScalarKind.String)]
    [InlineData("True", ScalarKind.Bool)]
    [InlineData("FALSE", ScalarKind.Bool)]
    [InlineData("tRUE", ScalarKind.String)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("Null", ScalarKind.Null)]
    [InlineData("nULL", ScalarKind.String)]
    [InlineData("0x1F", ScalarKind.Int)]
    [InlineData("0o17", ScalarKind.Int)]
    [InlineData("017", ScalarKind.Int)]
    [InlineData("0b11", ScalarKind.Int)]
    [InlineData("1_000", ScalarKind.Int)]
    [InlineData("+1", ScalarKind.Int)]
    [InlineData("-12", ScalarKind.Int)]
    [InlineData("18446744073709551615", ScalarKind.Int)]
    [InlineData("18446744073709551616", ScalarKind.Float)]
    [InlineData("08", ScalarKind.Float)]
    [InlineData("1.50", ScalarKind.Float)]
    [InlineData(".5", ScalarKind.Float)]
    [InlineData("1e3", ScalarKind.Float)]
    [InlineData("-.inf", ScalarKind.Float)]
    [InlineData(".NaN", ScalarKind.Float)]
    [InlineData("1.2.3", ScalarKind.String)]
    [InlineData("22:22", ScalarKind.String)]
    [InlineData("12:30:45", ScalarKind.String)]
    [InlineData("0x", ScalarKind.String)]
    [InlineData("2024-01-01", ScalarKind.Timestamp)]
    [InlineData("2024-1-1 10:00:00.5", ScalarKind.Timestamp)]
    [InlineData("2024-01-01T10:00:00+02:00", ScalarKind.Timestamp)]
    [InlineData("2024-02-30", ScalarKind.String)]
    [InlineData("2024-01-01T10:00:00", ScalarKind.String)]
    public void Plain_text_has_the_type_go_yaml_gives_it(string text, ScalarKind kind) =>
        ((Scalar)((Sequence)Yaml.Parse($"- {text}"))!.Items[0]).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("'true'")]
    [InlineData("!!str 1")]
    public void Quoted_and_tagged_text_is_text(string text) => ((Scalar)Yaml.Parse(text)).Kind.ShouldBe(ScalarKind.String);

    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("1.0", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("1000000.0", "1e+06")]
    [InlineData("1234567.0", "1.234567e+06")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("123456.5", "123456.5")]
    [InlineData(".5", "0.5")]
    [InlineData("-0.0", "-0")]
    [InlineData("08", "8")]
    [InlineData("010", "8")]
    [InlineData("0x1F", "31")]
    [InlineData("1_000", "1000")]
    [InlineData("True", "true")]
    [InlineData("2024-01-01", "2024-01-01 00:00:00 +0000 UTC")]
    [InlineData("2024-01-01T10:00:00.50+02:00", "2024-01-01 10:00:00.5 +0200 +0200")]
    public void Numbers_become_text_as_the_reference_prints_them(string text, string expected) =>
        GoNumber.ToText((Scalar)Yaml.Parse(text)).ShouldBe(expected);

    [Theory]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1000000, "1000000")]
    public void Json_numbers_have_the_form_of_the_reference(double value, string expected) => GoNumber.FormatJson(value).ShouldBe(expected);
}
