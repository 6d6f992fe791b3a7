using FsCheck.Fluent;

namespace IB.Gateway.Storage.Tests.Sqlite;

public sealed class KenmerkTests
{
    [Fact]
    public void TryCompact_CanonicalUuid_ExpandsToTheSameText()
        => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<Guid>(guid =>
        {
            Span<byte> bytes = stackalloc byte[Kenmerk.Length];
            var text = guid.ToString("D");
            return Kenmerk.TryCompact(text, bytes) && Kenmerk.Expand(bytes) == text;
        }));

    [Fact]
    public void TryCompact_AnyOtherSpelling_StaysText()
        => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<Guid>(guid =>
        {
            var text = guid.ToString("D");
            string[] others = [text.ToUpperInvariant(), guid.ToString("N"), guid.ToString("B"), text + " ", " " + text, text[..35]];
            return others.Where(o => o != text).All(o => !Kenmerk.TryCompact(o, new byte[Kenmerk.Length]));
        }));

    [Fact]
    public void CeilingMs_AnyMoment_IsNotBeforeItAndLessThanAMillisecondAfter()
        => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<DateTimeOffset>(moment =>
        {
            var ms = Tijd.CeilingMs(moment);
            var ticks = (ms * TimeSpan.TicksPerMillisecond) + DateTimeOffset.UnixEpoch.Ticks - moment.UtcTicks;
            return ticks is >= 0 and < TimeSpan.TicksPerMillisecond;
        }));
}
