using IB.Gateway.Identiteit;
using IB.Gateway.Pki;

namespace IB.Gateway.Tests.Identiteit;

/// <summary>Revocation as a caller meets it: through the verdict.</summary>
public sealed class IntrekkingTests : IDisposable
{
    private readonly Proefpki _pki = new();

    public void Dispose() => _pki.Dispose();

    [Fact]
    public void Verify_RevokedWhileCached_RefusedAfterReload()
    {
        var certificaat = _pki.Issue();
        var bron = _pki.Open();
        var verificatie = new Certificaatverificatie(bron, _pki.Tijd);
        AssertVertrouwd(verificatie.Verify(certificaat));

        _pki.Tijd.Advance(TimeSpan.FromSeconds(1));
        _pki.Pki.Revoke(_pki.Map, "aanbieder");
        Assert.Empty(bron.Reload());

        AssertGeweigerd(Certificaatweigering.Ingetrokken, verificatie.Verify(certificaat));
    }

    [Fact]
    public void Verify_RevokedWhileCached_RefusedAfterTheReloadInterval()
    {
        var certificaat = _pki.Issue();
        var verificatie = _pki.CreateVerificatie();
        AssertVertrouwd(verificatie.Verify(certificaat));

        _pki.Pki.Revoke(_pki.Map, "aanbieder");
        _pki.Tijd.Advance(VertrouwensOptions.StandaardHerlaadinterval);

        AssertGeweigerd(Certificaatweigering.Ingetrokken, verificatie.Verify(certificaat));
    }

    [Fact]
    public void Verify_AnotherHolderRevoked_Trusted()
    {
        var certificaat = _pki.Issue();
        _pki.Issue("ander", "00000099999999999000");
        _pki.Pki.Revoke(_pki.Map, "ander");

        AssertVertrouwd(_pki.CreateVerificatie().Verify(certificaat));
    }

    [Fact]
    public void Verify_IntermediateRevoked_Refused()
    {
        var certificaat = _pki.Issue();
        var nu = _pki.Tijd.GetUtcNow();
        _pki.WriteLijst("root", nu, nu.AddDays(1), _pki.LoadCa("tussen"));

        AssertGeweigerd(Certificaatweigering.Ingetrokken, _pki.CreateVerificatie().Verify(certificaat));
    }

    [Theory]
    [InlineData("tussen.crl")]
    [InlineData("root.crl")]
    public void Verify_ListMissing_FailsClosedUnlessAllowed(string lijst)
    {
        var certificaat = _pki.Issue();
        File.Delete(_pki.Ca(lijst));

        AssertGeweigerd(Certificaatweigering.IntrekkingOnbekend, _pki.CreateVerificatie().Verify(certificaat));
        AssertVertrouwd(_pki.CreateVerificatie(Open(_pki.Options)).Verify(certificaat));
    }

    [Theory]
    [InlineData("tussen")]
    [InlineData("root")]
    public void Verify_ListExpiresWhileCached_FailsClosedUnlessAllowed(string ca)
    {
        var certificaat = _pki.Issue();
        var nu = _pki.Tijd.GetUtcNow();
        _pki.WriteLijst(ca, nu, nu.AddSeconds(90));
        var dicht = _pki.CreateVerificatie();
        var open = _pki.CreateVerificatie(Open(_pki.Options));
        AssertVertrouwd(dicht.Verify(certificaat));

        _pki.Tijd.Advance(TimeSpan.FromSeconds(89));
        AssertVertrouwd(dicht.Verify(certificaat));
        _pki.Tijd.Advance(TimeSpan.FromSeconds(1));

        AssertGeweigerd(Certificaatweigering.IntrekkingOnbekend, dicht.Verify(certificaat));
        AssertVertrouwd(open.Verify(certificaat));
    }

    [Fact]
    public void Verify_ListRenewedAfterExpiry_TrustedAgain()
    {
        var certificaat = _pki.Issue();
        var interval = TimeSpan.FromDays(1);
        var verificatie = _pki.CreateVerificatie(_pki.Options with { Herlaadinterval = interval });
        _pki.Tijd.Advance(Testpki.Lijstduur);
        AssertGeweigerd(Certificaatweigering.IntrekkingOnbekend, verificatie.Verify(certificaat));

        _pki.Pki.RenewCrls(_pki.Map);
        _pki.Tijd.Advance(interval);

        AssertVertrouwd(verificatie.Verify(certificaat));
    }

    [Fact]
    public void Verify_RevokedOnAnExpiredList_RefusedEvenWhenOpen()
    {
        var certificaat = _pki.Issue();
        _pki.Pki.Revoke(_pki.Map, "aanbieder");
        _pki.Tijd.Advance(Testpki.Lijstduur);

        AssertGeweigerd(Certificaatweigering.Ingetrokken, _pki.CreateVerificatie(Open(_pki.Options)).Verify(certificaat));
    }

    [Fact]
    public void Verify_ListOfAnotherPkiWithTheSameNames_CountsAsMissing()
    {
        using var vreemd = new Proefpki();
        var certificaat = _pki.Issue();
        File.Copy(vreemd.Ca("tussen.crl"), _pki.Ca("tussen.crl"), overwrite: true);

        AssertGeweigerd(Certificaatweigering.IntrekkingOnbekend, _pki.CreateVerificatie().Verify(certificaat));
    }

    [Fact]
    public void Verify_WithoutCrlFolder_OnlyWhenAllowed()
        => AssertVertrouwd(_pki.CreateVerificatie(Open(_pki.Options) with { CrlMap = null }).Verify(_pki.Issue()));

    private static VertrouwensOptions Open(VertrouwensOptions options)
        => options with { IntrekkingOnbekend = BijOnbekendeIntrekking.Toestaan };

    private static void AssertVertrouwd(Certificaatverdict verdict) => Assert.IsType<Certificaatverdict.Vertrouwd>(verdict);

    private static void AssertGeweigerd(Certificaatweigering reden, Certificaatverdict verdict)
        => CertificaatverificatieTests.AssertGeweigerd(reden, verdict);
}
