using IB.Gateway.Identiteit;

namespace IB.Gateway.Tests.Identiteit;

public sealed class VertrouwensbronTests : IDisposable
{
    private readonly Proefpki _pki = new();

    public void Dispose() => _pki.Dispose();

    [Fact]
    public void Reload_NothingChanged_SameState()
    {
        var bron = _pki.Open();
        var stand = bron.Stand;

        Assert.Empty(bron.Reload());

        Assert.Same(stand, bron.Stand);
    }

    [Fact]
    public void Reload_BrokenListOverAGoodOne_KeepsTheOldAndReports()
    {
        var bron = _pki.Open();
        var lijst = bron.Stand.Lijsten.Find(_pki.LoadCa("tussen"));
        var goed = File.ReadAllBytes(_pki.Ca("tussen.crl"));

        File.WriteAllBytes(_pki.Ca("tussen.crl"), goed[..^40]);
        var fouten = bron.Reload();

        Assert.Contains("tussen.crl", Assert.Single(fouten), StringComparison.Ordinal);
        Assert.Same(lijst, bron.Stand.Lijsten.Find(_pki.LoadCa("tussen")));
        var stand = bron.Stand;
        bron.Reload();
        Assert.Same(stand, bron.Stand);
        File.WriteAllBytes(_pki.Ca("tussen.crl"), goed);
        Assert.Empty(bron.Reload());
    }

    [Fact]
    public void Reload_TwoBrokenLists_ReportsBoth()
    {
        var bron = _pki.Open();
        File.WriteAllText(_pki.Ca("tussen.crl"), "geen CRL");
        File.WriteAllText(_pki.Ca("root.crl"), string.Empty);

        Assert.Equal(2, bron.Reload().Count);
    }

    [Fact]
    public void Reload_OlderListOverANewerOne_KeepsTheNewer()
    {
        // Lists travel over plain HTTP; an old one still carries a good signature but forgets who was revoked since.
        var oud = File.ReadAllBytes(_pki.Ca("tussen.crl"));
        _pki.Issue();
        _pki.Tijd.Advance(TimeSpan.FromHours(1));
        _pki.Pki.Revoke(_pki.Map, "aanbieder");
        var bron = _pki.Open();

        File.WriteAllBytes(_pki.Ca("tussen.crl"), oud);

        Assert.Contains("ouder", Assert.Single(bron.Reload()), StringComparison.Ordinal);
        Assert.Equal(1, bron.Stand.Lijsten.Find(_pki.LoadCa("tussen"))!.Aantal);
    }

    [Fact]
    public void Open_ListFromTheFuture_NotUsedUntilItsTime()
    {
        var straks = _pki.Tijd.GetUtcNow().AddMinutes(7);
        _pki.WriteLijst("tussen", straks, straks.AddDays(1));
        var bron = _pki.Open();
        Assert.Null(bron.Stand.Lijsten.Find(_pki.LoadCa("tussen")));

        _pki.Tijd.Advance(TimeSpan.FromMinutes(2));

        Assert.NotNull(bron.Stand.Lijsten.Find(_pki.LoadCa("tussen")));
    }

    [Fact]
    public void Open_TwoListsOfOneCa_NewestCounts()
    {
        var certificaat = _pki.Issue();
        File.Copy(_pki.Ca("tussen.crl"), _pki.Ca("a-oud.crl"));
        File.Copy(_pki.Ca("tussen.crl"), _pki.Ca("z-oud.crl"));
        var straks = _pki.Tijd.GetUtcNow().AddSeconds(1);
        _pki.WriteLijst("tussen", straks, straks.AddDays(1), certificaat);

        Assert.Equal(1, _pki.Open().Stand.Lijsten.Find(_pki.LoadCa("tussen"))!.Aantal);
    }

    [Fact]
    public void Reload_ListRemoved_Gone()
    {
        var bron = _pki.Open();
        File.Delete(_pki.Ca("tussen.crl"));

        Assert.Empty(bron.Reload());

        Assert.Null(bron.Stand.Lijsten.Find(_pki.LoadCa("tussen")));
    }

    [Fact]
    public void Reload_FolderGone_KeepsTheListsAndReports()
    {
        var map = Path.Combine(_pki.Map, "crl");
        Directory.CreateDirectory(map);
        File.Copy(_pki.Ca("tussen.crl"), Path.Combine(map, "tussen.crl"));
        var bron = _pki.Open(_pki.Options with { CrlMap = map });

        Directory.Delete(map, recursive: true);

        Assert.NotEmpty(bron.Reload());
        Assert.NotNull(bron.Stand.Lijsten.Find(_pki.LoadCa("tussen")));
    }

    [Fact]
    public void Reload_AnchorFileBroken_KeepsTheAnchorsAndReports()
    {
        var bron = _pki.Open();
        var certificaten = bron.Stand.Certificaten;
        File.WriteAllText(_pki.Ca("root.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        Assert.Contains("root.pem", Assert.Single(bron.Reload()), StringComparison.Ordinal);

        Assert.Same(certificaten, bron.Stand.Certificaten);
    }

    [Fact]
    public void Reload_AnchorReplaced_OldHoldersRefusedNewTrusted()
    {
        using var nieuw = new Proefpki();
        var oudeHouder = _pki.Issue();
        var bron = _pki.Open();
        var verificatie = new Certificaatverificatie(bron, _pki.Tijd);
        Assert.IsType<Certificaatverdict.Vertrouwd>(verificatie.Verify(oudeHouder));

        foreach (var bestand in (string[])["root.pem", "tussen.pem", "root.crl", "tussen.crl"])
            File.Copy(nieuw.Ca(bestand), _pki.Ca(bestand), overwrite: true);
        Assert.Empty(bron.Reload());

        CertificaatverificatieTests.AssertGeweigerd(Certificaatweigering.OnbekendeUitgever, verificatie.Verify(oudeHouder));
        Assert.IsType<Certificaatverdict.Vertrouwd>(verificatie.Verify(nieuw.Issue()));
    }

    [Fact]
    public void Constructor_InvalidOptions_Throws()
        => Assert.Throws<ArgumentException>(() => _pki.Open(_pki.Options with { Ankers = [] }));
}
