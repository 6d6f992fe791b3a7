using System.Diagnostics.Metrics;
using IB.Gateway.Beheer;
using IB.Gateway.Identiteit;
using IB.Gateway.Telemetrie;
using IB.Gateway.Tests.Redis;
using IB.Gateway.Tests.Telemetrie;

namespace IB.Gateway.Tests.Identiteit;

public sealed class IntrekkingscheckTests : IDisposable
{
    private readonly Proefpki _pki = new();
    private readonly Regels<Vertrouwensbron> _log = new();

    public void Dispose() => _pki.Dispose();

    [Fact]
    public void Check_ListOfEveryCa_IsOk()
    {
        var bron = Open();

        Assert.Equal([new Checkresultaat("intrekkingslijsten", Checkstatus.Ok, null, null)], new Intrekkingscheck(bron).Check());
        Assert.Equal([4101], _log.Nummers);
    }

    [Fact]
    public void Open_NoLists_NamesEachCaInHealthLogAndMetric()
    {
        File.Delete(_pki.Ca("root.crl"));
        File.Delete(_pki.Ca("tussen.crl"));
        using var bank = new Meterbank();

        var bron = Open();

        var (_, status, oorzaak, _) = Assert.Single(new Intrekkingscheck(bron).Check());
        Assert.Equal(Checkstatus.Waarschuwing, status);
        Assert.StartsWith(
            $"Zonder geldige intrekkingslijst (CRL): {Onderwerp("root")} (er is geen lijst); {Onderwerp("tussen")} (er is geen lijst). Iedereen met een certificaat daaronder wordt geweigerd.",
            oorzaak);
        Assert.Equal([4101, 4105, 4105], _log.Nummers);
        Assert.Contains(Onderwerp("tussen"), _log.Teksten.Last(), StringComparison.Ordinal);
        new Vertrouwensmeters(bron).Register(bank.Factory.Create(Meetbron.Gateway));
        Assert.Equal(["ib.intrekkingslijsten.ontbreken{} 2"], bank.Observe());
    }

    [Fact]
    public void Reload_ListOfOneCaDisappears_SaysSoOnceAndAgainWhenItHappensAgain()
    {
        var bron = Open();
        var lijst = File.ReadAllBytes(_pki.Ca("tussen.crl"));
        for (var keer = 1; keer <= 2; keer++)
        {
            File.Delete(_pki.Ca("tussen.crl"));
            bron.Reload();
            bron.Reload();
            Assert.Equal(keer, _log.Nummers.Count(static n => n == 4105));
            Assert.Equal([Onderwerp("tussen")], bron.ListTekorten().Select(static t => t.Ca));
            File.WriteAllBytes(_pki.Ca("tussen.crl"), lijst);
            bron.Reload();
            Assert.Empty(bron.ListTekorten());
        }
    }

    [Fact]
    public void Check_ListExpires_WarnsWithoutAReload()
    {
        var nu = _pki.Tijd.GetUtcNow();
        _pki.WriteLijst("tussen", nu, nu.AddMinutes(10));
        var bron = Open();
        Assert.Empty(bron.ListTekorten());

        _pki.Tijd.Advance(TimeSpan.FromMinutes(10));

        Assert.Contains(
            $"{Onderwerp("tussen")} (verlopen op {nu.AddMinutes(10):u})", Assert.Single(new Intrekkingscheck(bron).Check()).Oorzaak, StringComparison.Ordinal);
        bron.Reload();
        Assert.Equal([4103], _log.Nummers.Where(static n => n is 4103 or 4105));
    }

    [Fact]
    public void Check_FailOpen_SaysWhatGetsIn()
    {
        File.Delete(_pki.Ca("tussen.crl"));

        var bron = Open(_pki.Options with { IntrekkingOnbekend = BijOnbekendeIntrekking.Toestaan });

        Assert.Contains("wordt toegelaten", Assert.Single(new Intrekkingscheck(bron).Check()).Oorzaak, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NoFolderForListsByChoice_IsOk()
        => Assert.Empty(Open(_pki.Options with { CrlMap = null, IntrekkingOnbekend = BijOnbekendeIntrekking.Toestaan }).ListTekorten());

    [Fact]
    public void ListTekorten_CaThatExpired_NeedsNoList()
    {
        File.Delete(_pki.Ca("root.crl"));
        File.Delete(_pki.Ca("tussen.crl"));
        var stand = Open().Stand;

        Assert.Equal(2, Lijsttekort.Find(stand, _pki.Tijd.GetUtcNow()).Count);
        Assert.Empty(Lijsttekort.Find(stand, _pki.Tijd.GetUtcNow().AddYears(100)));
    }

    private string Onderwerp(string ca) => _pki.LoadCa(ca).Subject;

    private Vertrouwensbron Open(VertrouwensOptions? options = null) => _pki.Houd(new Vertrouwensbron(options ?? _pki.Options, _pki.Tijd, _log));
}
