using System.CommandLine;
using IB.Gateway.LoadTests.Samenloop;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>samenloop-deel</c>: the processes behind <see cref="Verwerkproces"/>; each prints one line when it is done, and stays.</summary>
internal static class Samenloopdeelverb
{
    internal const string Naam = "samenloop-deel";

    internal static Command Create()
    {
        var deel = new Argument<Samenloopdeel>("deel");
        var map = new Argument<string>("map");
        var (voorzieningen, feiten, zaad) = (new Argument<int>("voorzieningen"), new Argument<int>("feiten"), new Argument<int>("zaad"));
        var verb = new Command(Naam, "Vult een opslag of verwerkt wat erin staat; wordt door samenloop gestart.") { deel, map, voorzieningen, feiten, zaad };
        verb.Hidden = true;
        verb.SetAction((uitvoer, stop) => RunAsync(
            uitvoer.GetValue(deel),
            new Samenloopplan
            {
                Map = uitvoer.GetRequiredValue(map),
                Voorzieningen = uitvoer.GetValue(voorzieningen),
                Feiten = uitvoer.GetValue(feiten),
                Zaad = uitvoer.GetValue(zaad),
            },
            stop));
        return verb;
    }

    private static async Task RunAsync(Samenloopdeel deel, Samenloopplan plan, CancellationToken stop)
    {
        var meting = new Processormeting(Console.Out, plan);
        if (deel == Samenloopdeel.Vul)
        {
            await meting.FillAsync(plan.Map, stop);
            Console.WriteLine("gevuld");
        }
        else
        {
            await meting.ProcessAsync(plan.Map, stop);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
