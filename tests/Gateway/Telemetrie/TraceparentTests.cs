using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class TraceparentTests
{
    private const string Geldig = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    [Theory]
    [InlineData(Geldig, Geldig)]
    [InlineData("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00-what-comes-later", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-", null)]
    [InlineData("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x", null)]
    [InlineData("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", null)]
    [InlineData("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", null)]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01", null)]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", null)]
    [InlineData("00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", null)]
    [InlineData(" 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0", null)]
    public void Normalise_Header_KeepsOnlyWhatTheRecommendationAllows(string? header, string? verwacht)
        => Assert.Equal(verwacht, Traceparent.Normalise(header));

    [Fact]
    public void Normalise_OneCharacterChanged_GivesAValidContextOrNothing()
        => Prop.ForAll(Gen.Choose(0, Geldig.Length - 1).ToArbitrary(), ArbMap.Default.ArbFor<char>(), (plek, teken) =>
        {
            var gewijzigd = Geldig.Remove(plek, 1).Insert(plek, $"{teken}");
            var context = Traceparent.Context(gewijzigd);
            var normaal = Traceparent.Normalise(gewijzigd);
            Assert.Equal(normaal is null, context == default);
            if (normaal is not null)
                Assert.Equal($"00-{context.TraceId}-{context.SpanId}", normaal[..52]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ForNext_WithoutActivity_PassesOnWhatCameIn()
    {
        Assert.Equal(Geldig, Traceparent.ForNext(null, Geldig));
        Assert.Null(Traceparent.ForNext(null, "onzin"));
    }
}
