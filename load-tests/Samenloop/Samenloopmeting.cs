using System.Diagnostics;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Routing;

namespace IB.Gateway.LoadTests.Samenloop;

/// <summary>
/// Provisions and facts one at a time, then a full copy of the facts as a diff; beside it a join of intervals in SQLite over the same. What
/// both find must be equal, before the copy and after it.
/// </summary>
internal sealed class Samenloopmeting(TextWriter uitvoer, Samenloopplan plan)
{
    private readonly Bevolking _bevolking = new(plan);

    /// <summary>Measures, and returns how many pairs coincide before and after the copy.</summary>
    /// <exception cref="InvalidOperationException">The two found something else.</exception>
    internal (int Voor, int Na) Run(CancellationToken cancellationToken)
    {
        uitvoer.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC; {Machine.Describe(plan.Map)}");
        uitvoer.WriteLine(
            $"{plan.Voorzieningen:N0} voorzieningen, {plan.Feiten:N0} feiten, zaad {plan.Zaad}; een thread; load average vooraf {Machine.Belasting()}");
        var (voor, na) = MeasureMotor(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        MeasureSql(voor, na);
        uitvoer.WriteLine($"{Environment.NewLine}load average achteraf {Machine.Belasting()}");
        return (voor.Count, na.Count);
    }

    private (List<Overlap> Voor, List<Overlap> Na) MeasureMotor(CancellationToken cancellationToken)
    {
        var personen = new Personen((int)(plan.Voorzieningen * 0.45) + plan.Feiten);
        WriteKop("de kern: lezen, bepalen en schrijven per levering", "levering");
        Fill("voorziening", plan.Voorzieningen, n => (_bevolking.PersoonVanVoorziening(n), _bevolking.CreateVoorziening(n)));
        Fill("feit", plan.Feiten, n => (_bevolking.PersoonVanFeit(n), _bevolking.CreateFeit(n)));
        WriteGeheugen(personen);
        var voor = personen.ListOverlappen();
        ApplyKopie(personen);
        WriteGeheugen(personen);
        return (voor, personen.ListOverlappen());

        void Fill(string naam, int aantal, Func<int, (UInt128 Persoon, Levering Levering)> create)
        {
            var tijden = new Tijden(aantal);
            var duur = Stopwatch.StartNew();
            for (var n = 0; n < aantal; n++)
            {
                // Making it is not what is measured.
                var (persoon, levering) = create(n);
                var begin = Stopwatch.GetTimestamp();
                personen.Deliver(persoon, levering);
                tijden.Record(Stopwatch.GetTimestamp() - begin);
                if (n % 100_000 == 0)
                    cancellationToken.ThrowIfCancellationRequested();
            }

            WriteTijden(naam, aantal, tijden, duur.Elapsed);
        }
    }

    private void ApplyKopie(Personen personen)
    {
        var voor = personen.Verteld.Values.Sum();
        var duur = Stopwatch.StartNew();
        // As a shell would get it: by person, so that each is read once.
        var kopie = _bevolking.InKopie.Select(n => (Persoon: _bevolking.PersoonVanFeit(n), Nummer: n)).ToArray();
        Array.Sort(kopie, static (a, b) => a.Persoon == b.Persoon ? a.Nummer.CompareTo(b.Nummer) : a.Persoon.CompareTo(b.Persoon));
        var (gewijzigd, wie) = (0, new UInt128[kopie.Length]);
        var aantalPersonen = 0;
        var feiten = new List<Feit>();
        for (var i = 0; i < kopie.Length;)
        {
            var persoon = kopie[i].Persoon;
            feiten.Clear();
            for (; i < kopie.Length && kopie[i].Persoon == persoon; i++)
                feiten.Add(_bevolking.CreateKopiefeit(kopie[i].Nummer));
            gewijzigd += personen.DeliverKopie(persoon, feiten);
            wie[aantalPersonen++] = persoon;
        }

        foreach (var ontbreekt in personen.MetFeiten.Where(p => Array.BinarySearch(wie, 0, aantalPersonen, p) < 0).ToList())
            gewijzigd += personen.DeliverKopie(ontbreekt, []);
        uitvoer.WriteLine();
        uitvoer.WriteLine(
            $"volledige kopie van {kopie.Length:N0} feiten als verschil: {duur.Elapsed.TotalSeconds:F2} s (doel 30 s), {gewijzigd:N0} feiten anders, {personen.Verteld.Values.Sum() - voor:N0} signalen");
    }

    private void MeasureSql(List<Overlap> voor, List<Overlap> na)
    {
        var map = Directory.CreateDirectory(Path.Combine(plan.Map, $"ib-gateway-samenloop-{Guid.NewGuid():N}"));
        try
        {
            using var sql = new Sqlproef(Path.Combine(map.FullName, "samenloop.db"));
            uitvoer.WriteLine();
            uitvoer.WriteLine("SQLite, twee tabellen en een join (houdt geen versies en geen signalen bij)");
            Time("vullen", () =>
            {
                sql.FillVoorzieningen(
                    Enumerable.Range(0, plan.Voorzieningen).Select(n => (n, _bevolking.PersoonVanVoorziening(n), _bevolking.CreateVoorziening(n))));
                sql.FillFeiten("feit", Enumerable.Range(0, plan.Feiten).Select(n => (n, _bevolking.PersoonVanFeit(n), _bevolking.CreateFeit(n))));
            });
            Require(voor, Time("join van alles", () => sql.ListOverlappen("feit")), "voor de kopie");
            Require(na, Time("kopie laden en opnieuw joinen", () =>
            {
                sql.FillFeiten("kopie", _bevolking.InKopie.Select(n => (n, _bevolking.PersoonVanFeit(n), _bevolking.CreateKopiefeit(n))));
                return sql.ListOverlappen("kopie");
            }), "na de kopie");
            var tijden = new Tijden(plan.Feiten);
            var duur = Stopwatch.StartNew();
            var gevonden = sql.CountOverlappen(
                Enumerable.Range(0, plan.Feiten).Select(n => (n, _bevolking.PersoonVanFeit(n), _bevolking.CreateFeit(n))), tijden);
            if (gevonden != voor.Count)
                throw new InvalidOperationException($"One at a time SQLite found {gevonden} pairs, and {voor.Count} all at once.");
            WriteKop("SQLite, feit voor feit, in een transactie", "levering");
            WriteTijden("feit", plan.Feiten, tijden, duur.Elapsed);
        }
        finally
        {
            map.Delete(recursive: true);
        }
    }

    private void Time(string naam, Action werk) => Time(naam, () =>
    {
        werk();
        return true;
    });

    private T Time<T>(string naam, Func<T> werk)
    {
        var duur = Stopwatch.StartNew();
        var uitkomst = werk();
        uitvoer.WriteLine($"{naam}: {duur.Elapsed.TotalSeconds:F2} s");
        return uitkomst;
    }

    private void Require(List<Overlap> motor, List<Overlap> sql, string wanneer)
    {
        if (!motor.SequenceEqual(sql))
        {
            throw new InvalidOperationException(
                $"{wanneer}: the engine has {motor.Count} pairs and SQLite {sql.Count}; {motor.Except(sql).Count()} and {sql.Except(motor).Count()} of them the other does not have.");
        }

        uitvoer.WriteLine($"gelijk {wanneer}: {motor.Count:N0} overlappen, met begin, einde en status");
    }

    private void WriteKop(string titel, string eerste)
    {
        uitvoer.WriteLine();
        uitvoer.WriteLine(titel);
        uitvoer.WriteLine();
        uitvoer.WriteLine($"| {eerste} | aantal | mediaan us | p99 us | p99,9 us | langste us | totaal s |");
        uitvoer.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
    }

    private void WriteTijden(string naam, int aantal, Tijden tijden, TimeSpan totaal) => uitvoer.WriteLine(
        $"| {naam} | {aantal:N0} | {tijden.Percentiel(0.5):F1} | {tijden.Percentiel(0.99):F1} | {tijden.Percentiel(0.999):F1} | {tijden.Percentiel(1):F0} | {totaal.TotalSeconds:F1} |");

    private void WriteGeheugen(Personen personen)
    {
        GC.Collect();
        uitvoer.WriteLine();
        uitvoer.WriteLine(
            $"{personen.Aantal:N0} personen, gemiddeld {(double)personen.Bytes / personen.Aantal:F0} bytes; heap {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB, "
                + $"proces {Procesgebruik.Read(Environment.ProcessId).Geheugen / 1e6:F0} MB, hoogste {Processtand.Read(Environment.ProcessId).Piekgeheugen / 1e6:F0} MB (doel 512 MB)");
        uitvoer.WriteLine(
            $"verteld: {string.Join(", ", personen.Verteld.OrderBy(v => v.Key).Select(v => $"{v.Value:N0} {v.Key.ToString().ToUpperInvariant()}"))}");
    }
}
