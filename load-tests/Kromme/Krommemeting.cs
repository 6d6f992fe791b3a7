using System.Collections.Concurrent;
using System.Diagnostics;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Storage;

namespace IB.Gateway.LoadTests.Kromme;

/// <summary>
/// Fills a store through its own interface, and looks at some sizes what things cost: whether the ten millionth message costs more than
/// the ten thousandth.
/// </summary>
internal sealed class Krommemeting(Krommeplan plan)
{
    // Looked up or confirmed at each point, one after another.
    private const int Steekproef = 2000;
    private const int Postbusbladzijde = 50;
    private const int Conversatiegrens = 50;

    private readonly Boekingsbron _bron = new();
    private readonly Random _toeval = new(1);
    private long _volgende;

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC; {Machine.Describe(plan.Map)}");
        Console.WriteLine(
            $"{plan.Soort}; {Boekingsbron.Gemeenten} gemeenten, {Boekingsbron.Aanbieders} aanbieders, alle berichttypen; {plan.Aanroepers} aanroepers; {plan.Duur.TotalSeconds} s per meting; load average vooraf {Machine.Belasting()}");
        var map = Path.Combine(plan.Map, $"ib-gateway-kromme-{Guid.NewGuid():N}");
        try
        {
            var punten = new List<Punt>();
            await using var vat = await Krommeopslag.CreateAsync(plan.Soort, Directory.CreateDirectory(map).FullName);
            foreach (var punt in plan.Punten)
            {
                await FillAsync(vat.Opslag, punt, cancellationToken);
                punten.Add(await MeasureAsync(vat, cancellationToken));
                Schijf.RequireRuimte(map, (long)((double)punten[^1].Bestanden / _volgende * (plan.Tot - _volgende)), $"{plan.Tot:N0} berichten");
            }

            var openen = await vat.ReopenAsync();
            await RequireCountAsync(vat.Opslag, cancellationToken);
            Print(punten, openen);
        }
        finally
        {
            Directory.Delete(map, recursive: true);
        }
    }

    private async Task FillAsync(IOpslag opslag, long tot, CancellationToken cancellationToken)
    {
        using var voortgang = new Voortgang(Console.Out, $"vullen tot {tot:N0}", tot, () => Interlocked.Read(ref _volgende), static () => string.Empty);
        await WorkAsync(() => Next(tot), async nummer =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            await AppendAsync(opslag, nummer);
            foreach (var af in Boekingsbron.Afgehandeld(nummer))
                await ConfirmAsync(opslag, af);
        });
    }

    private async Task<Punt> MeasureAsync(Krommeopslag vat, CancellationToken cancellationToken)
    {
        var opslag = vat.Opslag;
        var (begin, append) = (_volgende, new Latenties());
        var voor = await vat.ReadVerbruikAsync();
        var start = Stopwatch.GetTimestamp();
        await WorkAsync(() => Stopwatch.GetElapsedTime(start) < plan.Duur ? Next(long.MaxValue) : -1, async nummer =>
        {
            var moment = Stopwatch.GetTimestamp();
            await AppendAsync(opslag, nummer);
            append.Record(Stopwatch.GetElapsedTime(moment));
        });
        var duur = Stopwatch.GetElapsedTime(start);
        var na = await vat.ReadVerbruikAsync();
        cancellationToken.ThrowIfCancellationRequested();
        var (journaal, bezorgingen) = (opslag.Journaal, opslag.Bezorgingen);
        var bevestigen = new ConcurrentQueue<long>(Enumerable.Range(0, (int)(_volgende - begin)).SelectMany(i => Boekingsbron.Afgehandeld(begin + i)));
        var punt = new Punt
        {
            Berichten = begin,
            PerSeconde = append.Aantal / duur.TotalSeconds,
            Cpu = (na.Cpu - voor.Cpu) / append.Aantal,
            CpuServer = (na.CpuServer - voor.CpuServer) / append.Aantal,
            Geschreven = (double)(na.Geschreven - voor.Geschreven) / append.Aantal,
            Append = append,
            Vinden = await RepeatAsync(n => FindOneAsync(journaal, n)),
            Missen = await RepeatAsync(
                async n => Require((await journaal.FindAsync(Boekingsbron.Referentienummer(n + (1L << 39)), CancellationToken.None)).Count == 0)),
            Conversatie = await RepeatAsync(async n =>
                Require((await journaal.FindConversatieAsync(Boekingsbron.ConversatieId(n), Conversatiegrens, CancellationToken.None)).Count is 1 or 2)),
            Postbus = await RepeatAsync(async n =>
                Require((await bezorgingen.ListWachtendAsync(_bron.Ontvanger(n), Postbusbladzijde, null, CancellationToken.None)).Count <= Postbusbladzijde)),
            Bevestigen = await RepeatAsync(_ => ConfirmAsync(opslag, bevestigen.TryDequeue(out var nummer)
                ? nummer
                : throw new InvalidOperationException("There is nothing left to confirm.")), Math.Min(Steekproef, bevestigen.Count)),
            Bestanden = await vat.ReadBytesAsync(),
        };

        // What was appended here is confirmed like all else, before the store is filled further.
        await WorkAsync(() => bevestigen.TryDequeue(out var nummer) ? nummer : -1, nummer => ConfirmAsync(opslag, nummer));
        return punt;
    }

    private Task WorkAsync(Func<long> next, Func<long, Task> werk) => Task.WhenAll(Enumerable.Range(0, plan.Aanroepers).Select(async _ =>
    {
        // Off the caller's thread, so that all begin together.
        await Task.Yield();
        for (var nummer = next(); nummer >= 0; nummer = next())
            await werk(nummer);
    }));

    private async Task<Latenties> RepeatAsync(Func<long, Task> werk, int keren = Steekproef)
    {
        var latenties = new Latenties();
        for (var i = 0; i < keren; i++)
        {
            var nummer = _toeval.NextInt64(_volgende);
            var moment = Stopwatch.GetTimestamp();
            await werk(nummer);
            latenties.Record(Stopwatch.GetElapsedTime(moment));
        }

        return latenties;
    }

    private async Task AppendAsync(IOpslag opslag, long nummer)
        => Require((await opslag.Journaal.AppendAsync(_bron.Create(nummer), CancellationToken.None)).Uitkomst == Inboekuitkomst.Nieuw);

    private async Task ConfirmAsync(IOpslag opslag, long nummer) => Require(
        await opslag.Journaal.FindAsync(Boekingsbron.Referentienummer(nummer), CancellationToken.None) is [var bericht]
            && await opslag.Bezorgingen.ConfirmAsync(bericht.Volgnummer, "Opgehaald en bevestigd.", CancellationToken.None) == Bevestiging.Bevestigd);

    private static async Task FindOneAsync(IJournaal journaal, long nummer)
    {
        var gevonden = await journaal.FindAsync(Boekingsbron.Referentienummer(nummer), CancellationToken.None);
        Require(gevonden.Count == 1);
    }

    private async Task RequireCountAsync(IOpslag opslag, CancellationToken cancellationToken)
    {
        var stand = await opslag.Journaal.MeasureAsync(cancellationToken);
        Console.WriteLine($"opgeslagen {stand.Aantallen.Values.Sum():N0}, daarvan bezorgd {stand.Aantallen.GetValueOrDefault(Toestand.Bezorgd):N0}");
        Require(stand.Aantallen.Values.Sum() == _volgende);
    }

    private long Next(long tot)
    {
        while (true)
        {
            var nu = Interlocked.Read(ref _volgende);
            if (nu >= tot)
                return -1;
            if (Interlocked.CompareExchange(ref _volgende, nu + 1, nu) == nu)
                return nu;
        }
    }

    private static void Print(IEnumerable<Punt> punten, TimeSpan openen)
    {
        Console.WriteLine();
        Console.WriteLine(
            "| berichten | append/s | cpu us | cpu us server | kB schijf | append p50 ms | p99 ms | vinden us | p99 | missen us | conversatie us | p99 | postbus us | p99 | bevestigen us | p99 | bestanden MB | bytes/bericht |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var p in punten)
        {
            Console.WriteLine(
                $"| {p.Berichten:N0} | {p.PerSeconde:N0} | {Us(p.Cpu)} | {Us(p.CpuServer)} | {p.Geschreven / 1000:F1} | {p.Append.Percentiel(0.5).TotalMilliseconds:F1} | {p.Append.Percentiel(0.99).TotalMilliseconds:F1} "
                + $"| {Us(p.Vinden.Gemiddelde)} | {Us(p.Vinden.Percentiel(0.99))} | {Us(p.Missen.Gemiddelde)} | {Us(p.Conversatie.Gemiddelde)} | {Us(p.Conversatie.Percentiel(0.99))} "
                + $"| {Us(p.Postbus.Gemiddelde)} | {Us(p.Postbus.Percentiel(0.99))} | {Us(p.Bevestigen.Gemiddelde)} | {Us(p.Bevestigen.Percentiel(0.99))} | {p.Bestanden / 1e6:F0} | {p.Bestanden / (p.Berichten + p.Append.Aantal):F0} |");
        }

        Console.WriteLine(
            $"{Environment.NewLine}bytes per bericht: alle bestanden van de opslag, of de database zonder WAL, inhoud van 200 bytes inbegrepen; openen {openen.TotalMilliseconds:F0} ms; load average achteraf {Machine.Belasting()}");
    }

    private static string Us(TimeSpan duur) => $"{duur.TotalMicroseconds:F0}";

    private static void Require(bool goed)
    {
        if (!goed)
            throw new InvalidOperationException("The store did not do what it was asked, so its speed means nothing.");
    }
}
