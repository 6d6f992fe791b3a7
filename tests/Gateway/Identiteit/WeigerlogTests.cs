using IB.Gateway.Identiteit;
using IB.Gateway.Tests.Redis;

namespace IB.Gateway.Tests.Identiteit;

public sealed class WeigerlogTests : IDisposable
{
    private readonly Proefpki _pki = new();
    private readonly Regels<Weigerlog> _regels = new();
    private readonly Weigerlog _log;

    public WeigerlogTests() => _log = new Weigerlog(_pki.Tijd, _regels);

    public void Dispose() => _pki.Dispose();

    [Fact]
    public void Report_RefusedCertificate_NamesReasonSubjectAndThumbprint()
    {
        var certificaat = _pki.Issue();

        _log.Report(certificaat, Certificaatweigering.Ingetrokken);

        var regel = Assert.Single(_regels.Teksten);
        Assert.Contains("(ingetrokken)", regel, StringComparison.Ordinal);
        Assert.Contains(Proefpki.TestOin, regel, StringComparison.Ordinal);
        Assert.Contains(certificaat.Thumbprint, regel, StringComparison.Ordinal);
        Assert.Equal([4106], _regels.Nummers);
    }

    [Fact]
    public void Report_SameAgain_IsSaidOnceInTenMinutes()
    {
        var certificaat = _pki.Issue();
        _log.Report(certificaat, Certificaatweigering.Ingetrokken);
        _log.Report(certificaat, Certificaatweigering.Ingetrokken);
        Assert.Single(_regels.Nummers);

        _log.Report(certificaat, Partijweigering.NietAangesloten);
        Assert.Equal(2, _regels.Nummers.Count());
        _pki.Tijd.Advance(Weigerlog.Rust);
        _log.Report(certificaat, Certificaatweigering.Ingetrokken);

        Assert.Equal(3, _regels.Nummers.Count());
    }

    [Fact]
    public void Report_ManyCertificates_FillNoLog()
    {
        for (var i = 0; i <= Weigerlog.MaxRegels; i++)
        {
            using var certificaat = _pki.IssueAnders(static _ => { });
            _log.Report(certificaat, Certificaatweigering.OnbekendeUitgever);
        }

        Assert.Equal(Weigerlog.MaxRegels, _regels.Nummers.Count());
    }

    [Fact]
    public void Report_NoCertificate_SaysNothing()
    {
        _log.Report(null, Certificaatweigering.GeenCertificaat);

        Assert.Empty(_regels.Nummers);
    }
}
