using IB.Gateway.Cli;

namespace IB.Gateway.Tests.Cli;

public sealed class ZichtbaarTests
{
    [Theory]
    [InlineData("gewone tekst: é, €, 😀 [x] {y} <z>", "gewone tekst: é, €, 😀 [x] {y} <z>")]
    [InlineData("\u001b[2Jweg", @"\u{1b}[2Jweg")]
    [InlineData("\u009b2J", @"\u{9b}2J")]
    [InlineData("a\r\nb\tc\0", @"a\u{d}\u{a}b\u{9}c\u{0}")]
    [InlineData("om\u202egekeerd\u2066", @"om\u{202e}gekeerd\u{2066}")]
    [InlineData("regel\u2028regel\u2029", @"regel\u{2028}regel\u{2029}")]
    [InlineData("", "")]
    public void Of_TextFromOutside_ShowsWhatATerminalWouldObey(string tekst, string zichtbaar) => Assert.Equal(zichtbaar, Zichtbaar.Of(tekst));
}
