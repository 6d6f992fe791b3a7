using IB.Gateway.Identiteit;

namespace IB.Gateway.Tests.Identiteit;

public sealed class VertrouwensOptionsTests : IDisposable
{
    private readonly Proefpki _pki = new();

    public void Dispose() => _pki.Dispose();

    [Fact]
    public void Validate_TestPki_NoErrors() => Assert.Empty(_pki.Options.Validate());

    [Fact]
    public void Validate_EverythingWrong_ReportsAllAtOnce()
    {
        var fouten = new VertrouwensOptions
        {
            Tussencertificaten = [_pki.Ca("bestaat-niet.pem")],
            Herlaadinterval = TimeSpan.Zero,
            Cacheduur = TimeSpan.FromDays(1),
            Cachegrootte = 0,
        }.Validate();

        Assert.Equal(6, fouten.Count);
    }

    [Fact]
    public void Validate_NoAnchors_Error() => Assert.Contains("ankers", Fout(_pki.Options with { Ankers = [] }), StringComparison.Ordinal);

    [Fact]
    public void Validate_NoCrlFolderWhileFailingClosed_Error()
        => Assert.Contains("crlMap", Fout(_pki.Options with { CrlMap = null }), StringComparison.Ordinal);

    [Fact]
    public void Validate_CrlFolderMissing_Error()
        => Assert.Contains("bestaat niet", Fout(_pki.Options with { CrlMap = _pki.Ca("weg") }), StringComparison.Ordinal);

    [Fact]
    public void Validate_IntermediateAsAnchor_Error()
        => Assert.Contains("niet door zichzelf", Fout(_pki.Options with { Ankers = [_pki.Ca("tussen.pem")] }), StringComparison.Ordinal);

    [Fact]
    public void Validate_HolderAsIntermediate_Error()
    {
        _pki.Issue();

        Assert.Contains(
            "geen CA-certificaat",
            Fout(_pki.Options with { Tussencertificaten = [Path.Combine(_pki.Map, "aanbieder.pem")] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("geen certificaat")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")]
    [InlineData("0\u0082\u0001\u0001")]
    public void Validate_FileIsNoCertificate_Error(string inhoud)
    {
        var pad = Path.Combine(_pki.Map, "kapot.pem");
        File.WriteAllText(pad, inhoud, System.Text.Encoding.Latin1);

        Assert.Contains("kapot.pem", Fout(_pki.Options with { Tussencertificaten = [_pki.Ca("tussen.pem"), pad] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_EmptyFolder_Error()
    {
        var map = Directory.CreateDirectory(Path.Combine(_pki.Map, "leeg")).FullName;

        Assert.Contains("bevat geen certificaat", Fout(_pki.Options with { Tussencertificaten = [map] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FolderBundleAndDer_AllRead()
    {
        var map = Directory.CreateDirectory(Path.Combine(_pki.Map, "ankers")).FullName;
        using var ander = new Proefpki();
        File.WriteAllText(Path.Combine(map, "bundel.pem"), File.ReadAllText(_pki.Ca("root.pem")) + File.ReadAllText(ander.Ca("root.pem")));
        using var derde = new Proefpki();
        File.WriteAllBytes(Path.Combine(map, "derde.cer"), derde.LoadCa("root").RawData);

        var bron = _pki.Open(_pki.Options with { Ankers = [map] });

        Assert.Equal(3, bron.Stand.Certificaten.Ankers.Count);
    }

    private static string Fout(VertrouwensOptions options) => Assert.Single(options.Validate());
}
