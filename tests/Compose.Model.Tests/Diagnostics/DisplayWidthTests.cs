using Compose.Model.Diagnostics;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Diagnostics;

public sealed class DisplayWidthTests
{
    [Theory]
    [InlineData("", 0, "nothing")]
    [InlineData("image: x", 8, "ASCII")]
    [InlineData("é", 1, "a letter with its accent")]
    [InlineData("e\u0301", 1, "a letter and a combining accent")]
    [InlineData("का", 1, "a letter and a spacing vowel sign")]
    [InlineData("日本", 4, "CJK ideographs")]
    [InlineData("𗀀", 2, "Tangut, above U+FFFF")]
    [InlineData("𠀀", 2, "CJK extension B")]
    [InlineData("\u1112\u1161\u11ab", 2, "a syllable of Hangul Jamo")]
    [InlineData("한글", 4, "Hangul syllables")]
    [InlineData("ｶﾞ", 2, "halfwidth katakana")]
    [InlineData("Ａ：", 4, "fullwidth forms")]
    [InlineData("\u3000", 2, "an ideographic space")]
    [InlineData("〈〉", 4, "brackets of angles")]
    [InlineData("─│", 2, "lines of boxes")]
    [InlineData("✔", 1, "a sign that is no emoji by itself")]
    [InlineData("⏰", 2, "an emoji below U+FFFF")]
    [InlineData("🚀", 2, "an emoji")]
    [InlineData("🌶", 1, "a picture that is text by itself")]
    [InlineData("🌶\ufe0f", 2, "a picture that is made an emoji")]
    [InlineData("👍🏽", 2, "an emoji and the colour of its skin")]
    [InlineData("👩\u200d👩\u200d👧", 2, "emoji joined to a family")]
    [InlineData("🇩🇪", 2, "letters that make a flag")]
    [InlineData("1\ufe0f\u20e3", 2, "a digit made a key")]
    [InlineData("a\u200bb", 2, "a zero-width space")]
    [InlineData("é\tb", 3, "a control character counts as one")]
    public void Text_takes_columns(string text, int columns, string because) => DisplayWidth.Of(text).ShouldBe(columns, because);
}
