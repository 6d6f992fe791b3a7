using System.Collections.Concurrent;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The traffic of a chain: the gemeente sends over StUF to both others, they send over REST to the gemeente and answer some of what
/// they get; some of every sender's messages are invalid. Beside it gemeenten and the CIZ tell the knooppunt of residents, and gemeenten hear of them.
/// </summary>
internal sealed class Verkeersstroom : IDisposable
{
    private const int Gemeentelussen = 2;
    private const int Dossierlussen = 2;

    // About as many as there are in the test range.
    private const int Personen = 9_000;

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(90);

    private readonly Verkeersketen _keten;
    private readonly List<Zendlus> _zenders;
    private readonly List<Postbuslus> _postbussen;
    private readonly CancellationTokenSource _zendstop = new();
    private readonly CancellationTokenSource _haalstop = new();
    private readonly List<Task> _zendtaken;
    private readonly List<Task> _haaltaken;
    private readonly ConcurrentDictionary<BerichtId, bool> _gehad = new();

    private Verkeersstroom(Verkeersketen keten, int seed)
    {
        _keten = keten;
        Zendlus Gemeente(int i) => new(keten, Verkeersketen.Gemeente, new Random(seed + i), MakeHeen);
        var postbushouder = new Zendlus(keten, Verkeersketen.Postbushouder, new Random(seed + 100), MakeTerug);
        var duwhouder = new Zendlus(keten, Verkeersketen.Duwhouder, new Random(seed + 200), t => From(MakeTerug(t)));
        _zenders = [.. Enumerable.Range(0, Gemeentelussen).Select(Gemeente), postbushouder, duwhouder];
        _postbussen =
        [
            new Postbuslus(keten, Verkeersketen.Postbushouder, new Random(seed + 300), bericht => Answer(bericht, postbushouder, z => z)),
            new Postbuslus(keten, Verkeersketen.Registreerder, new Random(seed + 400), static _ => { }),
        ];
        keten.Gedrag = async (http, bericht) =>
        {
            // Some messages are refused the first time.
            if (bericht.Functie == "WMO305" && Keuze(bericht) % 6 == 0 && _gehad.TryAdd(bericht.Id, true))
            {
                keten.Getuige.Refuse(bericht.Id);
                await Duwantwoord.RefuseAsync(http);
                return false;
            }

            Answer(bericht, duwhouder, From);
            return true;
        };
        _zendtaken = [.. _zenders.Select(z => z.RunAsync(_zendstop.Token)), RunDossiersAsync(seed)];
        _haaltaken = [.. _postbussen.Select(p => p.RunAsync(_haalstop.Token))];
    }

    /// <summary>Starts; nothing is sent before the knooppunt is there.</summary>
    internal static Verkeersstroom Start(Verkeersketen keten, int seed) => new(keten, seed);

    /// <summary>A fault of a party, which ends the test; a party that goes on never completes.</summary>
    internal Task Fout => Task.WhenAny([.. _zendtaken, .. _haaltaken]).Unwrap();

    /// <summary>Stops the senders, waits until all that has a receipt arrived and was recorded, and gives the report.</summary>
    internal async Task<Verslag> DrainAsync()
    {
        await _zendstop.CancelAsync();
        await Task.WhenAll(_zendtaken).WaitAsync(Uiterste, TestContext.Current.CancellationToken);
        var verslag = await WaitForRustAsync();

        // Answers to what arrived last.
        await Task.WhenAll(_zenders.Select(z => z.RunAsync(_zendstop.Token))).WaitAsync(Uiterste, TestContext.Current.CancellationToken);
        verslag = await WaitForRustAsync();
        await _haalstop.CancelAsync();
        await Task.WhenAll(_haaltaken);
        return verslag;
    }

    /// <summary>Stops everybody at their next step.</summary>
    public void Dispose()
    {
        _zendstop.Cancel();
        _haalstop.Cancel();
        _zendstop.Dispose();
        _haalstop.Dispose();
    }

    /// <summary>Waits until nothing waits any more, or nothing has happened for long; what is missing then, the checker says.</summary>
    private async Task<Verslag> WaitForRustAsync()
    {
        var (moment, sinds) = (_keten.Getuige.Moment, TimeProvider.System.GetTimestamp());
        using var klok = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            if (_keten.Getuige.Verslag is var gezien && Verslagcontrole.FindUitstaand(gezien).Count == 0 && Gevolgcontrole.FindUitstaand(gezien).Count == 0
                && await _keten.ReportAsync() is { } verslag && IsKlaar(verslag))
            {
                return verslag;
            }

            if (_keten.Getuige.Moment != moment)
                (moment, sinds) = (_keten.Getuige.Moment, TimeProvider.System.GetTimestamp());
            else if (TimeProvider.System.GetElapsedTime(sinds) > Uiterste)
                return await _keten.ReportAsync();
            await klok.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private static bool IsKlaar(Verslag verslag) => verslag.Vastgelegd.All(static v => v.Toestand is "bezorgd" or "afgekeurd");

    /// <summary>The CIZ tells first of everybody, which is nobody of whom anything will be told: without that no question can be answered.</summary>
    private Task RunDossiersAsync(int seed)
    {
        var bsns = Bsnreeks.Take(1 + Personen);
        var kopie = Zending.Of(Assert.Single(Wlzbericht.Kopie([new Wlzbericht.Indicatie(bsns[0], "2026-12-01")], 1)));
        var ciz = Zendlus.VanGegeven(_keten, Verkeersketen.Ciz, new Random(seed + 500), overStuf: true);
        var personen = new ConcurrentQueue<string>(bsns.Skip(1));
        var lussen = Enumerable.Range(6, Dossierlussen).Select(i => new Dossierlus(_keten, seed + (100 * i), personen)).ToList();
        return RunAsync();

        async Task RunAsync()
        {
            while (!await ciz.SendAsync(kopie))
            {
                if (_zendstop.IsCancellationRequested)
                    return;
            }

            await Task.WhenAll(lussen.Select(l => l.RunAsync(_zendstop.Token)));
        }
    }

    private static Zending MakeHeen(Random toeval)
    {
        var toewijzing = Proefbericht.Toewijzing();
        return toeval.Next(8) switch
        {
            0 => Zending.Of(toewijzing with { Inhoud = Fixtures.Bytes("ongeldig/WMO301-geslacht-buiten-codelijst.xml") }, ongeldig: true),
            < 4 => Zending.Of(toewijzing.To(Verkeersketen.Duwhouder)),
            _ => Zending.Of(toewijzing),
        };
    }

    private static Zending MakeTerug(Random toeval) => toeval.Next(8) switch
    {
        0 => Zending.Of(
            Proefbericht.Of("WMO323", Verkeersketen.Postbushouder, Verkeersketen.Gemeente) with
            {
                Inhoud = Fixtures.Bytes("ongeldig/WMO323-declaratienummer-met-leesteken.xml"),
            },
            ongeldig: true),
        _ => Zending.Of(Proefbericht.Start()),
    };

    private static Zending From(Zending zending) => zending with { Bericht = zending.Bericht.From(Verkeersketen.Duwhouder) };

    /// <summary>Answers one in four 301s, once.</summary>
    private void Answer(Binnengekomen bericht, Zendlus zender, Func<Zending, Zending> van)
    {
        if (bericht is { Functie: "WMO301", Foutbericht: false } && Keuze(bericht) % 4 == 0 && _gehad.TryAdd(bericht.Id, true))
            zender.Add(
                van(Zending.Of(Proefbericht.Of("WMO302", Verkeersketen.Postbushouder, Verkeersketen.Gemeente) with { AntwoordOp = bericht.Id.Referentie })));
    }

    // A choice that stays the same for one message, also when it comes again.
    private static int Keuze(Binnengekomen bericht) => Convert.ToInt32(bericht.Id.Referentie[..2], 16);
}
