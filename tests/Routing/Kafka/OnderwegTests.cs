using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Routing.Kafka;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>The low mark is where an oracle that keeps everything says it is, whatever the order and number of reports.</summary>
public sealed class OnderwegTests(ITestOutputHelper output)
{
    private const ulong Seed = 20260402;

    internal enum Soort
    {
        Zenden,
        Voorbij,
        Bevestigen,
    }

    internal sealed record Stap(Soort Soort, int Getal);

    private static Gen<Stap> Stappen =>
        from soort in Gen.Frequency((4, Gen.Constant(Soort.Zenden)), (1, Gen.Constant(Soort.Voorbij)), (5, Gen.Constant(Soort.Bevestigen)))
        from getal in Gen.Choose(0, 20)
        select new Stap(soort, getal);

    [Fact]
    public void Laag_AnyReports_AgreesWithTheOracle()
    {
        output.WriteLine($"seed {Seed}");
        var (verder, gaten) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(Seed, 1), Prop.ForAll(Stappen.ListOf(40).ToArbitrary(), stappen =>
        {
            var onderweg = new Onderweg(5);
            var (verzonden, bevestigd, gelezen) = (new List<long>(), new HashSet<long>(), 5L);
            foreach (var stap in stappen)
            {
                switch (stap.Soort)
                {
                    case Soort.Zenden:
                        var positie = gelezen + (stap.Getal % 3);
                        onderweg.Send(new Verzonden(positie, 1 + (positie % 7), DateTimeOffset.UnixEpoch.AddSeconds(positie)));
                        verzonden.Add(positie);
                        gelezen = positie + 1;
                        break;
                    case Soort.Voorbij:
                        onderweg.Pass(gelezen + stap.Getal - 10);
                        gelezen = Math.Max(gelezen, gelezen + stap.Getal - 10);
                        break;
                    default:
                        // Also what was never sent, and what was confirmed before.
                        var welke = verzonden.Count == 0 ? stap.Getal : verzonden[stap.Getal % verzonden.Count];
                        if (onderweg.Confirm(welke) != (verzonden.Contains(welke) && bevestigd.Add(welke)))
                            return false;
                        break;
                }

                var open = verzonden.Where(p => !bevestigd.Contains(p)).ToList();
                var laag = open.Count > 0 ? open[0] : gelezen;
                gaten += open.Count > 0 && bevestigd.Any(b => b > open[0]) ? 1 : 0;
                verder += laag > 5 ? 1 : 0;
                if ((onderweg.Laag, onderweg.Gelezen, onderweg.Aantal, onderweg.Bytes) != (laag, gelezen, open.Count, open.Sum(static p => 1 + (p % 7))))
                    return false;
                if (onderweg.Oudste != (open.Count > 0 ? DateTimeOffset.UnixEpoch.AddSeconds(open[0]) : (DateTimeOffset?)null))
                    return false;
            }

            return true;
        }));
        output.WriteLine($"{verder} times beyond the beginning, {gaten} times with a gap");
        Assert.True(verder > 5000 && gaten > 5000, $"Too few of one kind: {verder}, {gaten}.");
    }

    [Fact]
    public void Send_NotFurtherOn_IsAMistake()
    {
        var onderweg = new Onderweg(5);
        onderweg.Send(new Verzonden(7, 1, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => onderweg.Send(new Verzonden(7, 1, default)));
    }
}
