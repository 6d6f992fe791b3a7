using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Delen;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Mengsel;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Storage;

namespace IB.Gateway.LoadTests.Gateway;

/// <summary>
/// The whole measurement: the parts, then with mailboxes (<see cref="Postbusfase"/>), then with receivers that are pushed to (<see cref="Pushfase"/>).
/// </summary>
internal sealed class Gatewaymeting(Meetplan plan)
{
    private readonly Rapport _rapport = new(Console.Out);

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        using var installatie = Proefinstallatie.Create(plan.Map, plan.Instellingen);
        var voorraad = new Voorraad(installatie);
        var uniform = await voorraad.CreateUniformAsync();
        _rapport.Begin(plan);
        await MeasureDelenAsync(installatie, uniform, cancellationToken);
        var mengsel = await voorraad.CreateMengselAsync("mengsel", plan.Zaad, static _ => true);
        _rapport.Metingen(uniform, mengsel);
        var postbus = new Postbusfase(plan, installatie, voorraad, uniform, mengsel, _rapport);
        await postbus.RunAsync(cancellationToken);
        await new Pushfase(plan, installatie, voorraad, _rapport).RunAsync(
            [(uniform, Hoogste(postbus, uniform)), (mengsel, Hoogste(postbus, mengsel))], cancellationToken);
        _rapport.End();
        Conclude(postbus, mengsel);
        Conclude(postbus, uniform);
        _rapport.Tekst(
            $"geheugen van de meting zelf: {Processtand.Read(Environment.ProcessId).Piekgeheugen / 1e6:F0} MB; load average achteraf {Machine.Belasting()}");
        Ratios(postbus, mengsel, " (mengsel)");
        Ratios(postbus, uniform, string.Empty);
    }

    /// <summary>Only the parts.</summary>
    internal async Task RunDelenAsync(CancellationToken cancellationToken)
    {
        using var installatie = Proefinstallatie.Create(plan.Map, plan.Instellingen);
        var uniform = await new Voorraad(installatie).CreateUniformAsync();
        _rapport.Begin(plan);
        await MeasureDelenAsync(installatie, uniform, cancellationToken);
    }

    private async Task MeasureDelenAsync(Proefinstallatie installatie, Dek uniform, CancellationToken cancellationToken)
    {
        var (gemeente, aanbieder) = (installatie.Gemeenten[0].Code, installatie.Aanbieders[0].Code);
        var inhoud = Berichtmaker.Make(new Voorraad(installatie).DefinitieOf("WMO301"), gemeente, aanbieder, nummer: 0, bytes: 0);
        _rapport.Delen(Onderdelen.Measure(inhoud, uniform.Sjablonen[0].Body.ToArray(), plan.Duur / 5));
        _rapport.Journaal(plan.Verbindingen, await Journaaldeel.MeasureAsync(
            new OpslagOptions { Map = Path.Combine(installatie.Map, "journaal") }, [inhoud], plan.Verbindingen, plan.Duur / 2, cancellationToken));
    }

    private static double Hoogste(Postbusfase fase, Dek dek) => Mediaan(fase, dek, r => r.Knooppunt);

    private void Conclude(Postbusfase fase, Dek dek)
    {
        var snelheid = Hoogste(fase, dek);
        var doellast = fase.Vast.Single(v => v.Dek == dek && v.Deel == Meetplan.Doellast).Meting;
        var p99 = doellast.Uitkomst.Latenties.Percentiel(0.99);
        var kestrel = Mediaan(fase, dek, r => r.Knooppunt / r.Kestrel);
        var geheugen = fase.Vast.Where(v => v.Dek == dek).Max(v => v.Meting.Piekgeheugen);
        _rapport.Tekst($"--- {dek.Naam}");
        _rapport.Tekst(Doelen.Line("berichten per seconde", $"{snelheid:F0}", $"{Doelen.PerSeconde:F0}", snelheid >= Doelen.PerSeconde));
        _rapport.Tekst(Doelen.Line(
            $"p99 van de bevestiging bij {Meetplan.Doellast:P0}", $"{p99.TotalMilliseconds:F1} ms", $"onder {Doelen.Bevestiging.TotalMilliseconds} ms",
            p99 < Doelen.Bevestiging));
        _rapport.Tekst(Doelen.Line("deel van kale Kestrel", $"{kestrel:F3}", $"{Doelen.DeelVanKestrel}", kestrel >= Doelen.DeelVanKestrel));
        _rapport.Tekst(Doelen.Line("geheugen", $"{geheugen / 1e6:F0} MB", $"onder {Doelen.Geheugen / 1e6:F0} MB", geheugen < Doelen.Geheugen));
        _rapport.Tekst($"cpu per bericht, knooppunt gedeeld door kale Kestrel: {Mediaan(fase, dek, r => r.Cpu):F1}");
        _rapport.Tekst($"snelheid, gecompileerde keuring gedeeld door System.Xml.Schema: {Mediaan(fase, dek, r => r.Knooppunt / r.Referentie):F2}");
    }

    private void Ratios(Postbusfase fase, Dek dek, string toevoeging)
    {
        _rapport.Tekst($"ratio gateway/bare-kestrel{toevoeging}: {Mediaan(fase, dek, r => r.Knooppunt / r.Kestrel):F3}");
        _rapport.Tekst($"ratio gateway/bare-append{toevoeging}: {Mediaan(fase, dek, r => r.Knooppunt / r.Append):F3}");
    }

    private static double Mediaan(Postbusfase fase, Dek dek, Func<Ronde, double> waarde)
        => Statistiek.Mediaan(fase.Ronden.Where(r => r.Dek == dek).Select(waarde));
}
