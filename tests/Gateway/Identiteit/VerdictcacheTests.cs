using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Identiteit;

namespace IB.Gateway.Tests.Identiteit;

public sealed class VerdictcacheTests : IDisposable
{
    private static readonly DateTimeOffset Nu = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly Proefpki _pki = new();
    private readonly Vertrouwensstand _stand;

    public VerdictcacheTests() => _stand = _pki.Open().Stand;

    public void Dispose() => _pki.Dispose();

    [Fact]
    public void Find_UntilItsTime_Found()
    {
        var cache = new Verdictcache(10);
        cache.Set(Sleutel(1), Weigeringen.Ingetrokken, _stand, Nu.AddMinutes(1));

        Assert.Same(Weigeringen.Ingetrokken, cache.Find(Sleutel(1), _stand, Nu.AddMinutes(1).AddTicks(-1)));
        Assert.Null(cache.Find(Sleutel(1), _stand, Nu.AddMinutes(1)));
        Assert.Null(cache.Find(Sleutel(2), _stand, Nu));
    }

    [Fact]
    public void Find_UnderAnotherTrust_Forgotten()
    {
        var cache = new Verdictcache(10);
        cache.Set(Sleutel(1), Weigeringen.Ingetrokken, _stand, Nu.AddMinutes(1));

        Assert.Null(cache.Find(Sleutel(1), _stand with { Nummer = _stand.Nummer + 1 }, Nu));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Set_ManyMoreThanTheCapacity_StaysBounded(int capaciteit)
    {
        var cache = new Verdictcache(capaciteit);

        for (ulong i = 0; i < 5000; i++)
        {
            cache.Set(Sleutel(i), Weigeringen.Ingetrokken, _stand, Nu.AddMinutes(1));
            Assert.InRange(cache.Count, 1, capaciteit);
            Assert.NotNull(cache.Find(Sleutel(i), _stand, Nu));
        }
    }

    [Fact]
    public void Find_UsedAllTheTime_SurvivesAStreamOfOthers()
    {
        var cache = new Verdictcache(10);
        cache.Set(Sleutel(ulong.MaxValue), Weigeringen.Ingetrokken, _stand, Nu.AddMinutes(1));

        for (ulong i = 0; i < 1000; i++)
        {
            cache.Set(Sleutel(i), Weigeringen.GeenKenmerk, _stand, Nu.AddMinutes(1));
            Assert.Same(Weigeringen.Ingetrokken, cache.Find(Sleutel(ulong.MaxValue), _stand, Nu));
        }
    }

    [Fact]
    public void Verify_SameCertificateAgain_SameVerdictWithoutAnotherChain()
    {
        var verificatie = _pki.CreateVerificatie();
        var certificaat = _pki.Issue();
        using var kopie = X509CertificateLoader.LoadCertificate(certificaat.RawData);
        var eerste = verificatie.Verify(certificaat);

        Assert.Same(eerste, verificatie.Verify(kopie));
        _pki.Tijd.Advance(VertrouwensOptions.StandaardCacheduur);
        Assert.NotSame(eerste, verificatie.Verify(kopie));
    }

    [Fact]
    public void Verify_Cached_AllocatesNothing()
    {
        var verificatie = _pki.CreateVerificatie();
        var certificaat = _pki.Issue();
        verificatie.Verify(certificaat);
        verificatie.Verify(certificaat);

        var voor = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            verificatie.Verify(certificaat);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - voor);
    }

    [Fact]
    public void Verify_TrustThatWasReplaced_IsNotHeldByItsVerdicts()
    {
        var bron = _pki.Open();
        var verificatie = new Certificaatverificatie(bron, _pki.Tijd);
        var certificaat = _pki.Issue();
        var vorige = JudgeUnder(bron, verificatie, certificaat);

        _pki.Tijd.Advance(TimeSpan.FromHours(1));
        _pki.Pki.RenewCrls(_pki.Map);
        Assert.Empty(bron.Reload());
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(vorige.IsAlive);
        GC.KeepAlive(verificatie);
    }

    [Fact]
    public void Verify_StreamOfStrangers_DoesNotPushOutAPartner()
    {
        var verificatie = _pki.CreateVerificatie(_pki.Options with { Cachegrootte = 2 });
        var partner = _pki.Issue();
        var eerste = verificatie.Verify(partner);

        for (var i = 0; i < 10; i++)
        {
            var vreemde = _pki.IssueAnders(static v => v.CertificateExtensions.Add(
                new X509KeyUsageExtension(X509KeyUsageFlags.KeyAgreement, critical: true)));
            Assert.IsType<Certificaatverdict.Geweigerd>(verificatie.Verify(vreemde));
        }

        Assert.Same(eerste, verificatie.Verify(partner));
    }

    [Fact]
    public void Verify_RevokedUnderLoad_NoThreadTrustsItAfterTheReload()
    {
        const int Draden = 4;
        const int Rondes = 500;
        var bron = _pki.Open();
        var verificatie = new Certificaatverificatie(bron, _pki.Tijd);
        var certificaten = Enumerable.Range(0, Draden).Select(i => _pki.Issue($"houder-{i}")).ToArray();
        var ingetrokken = new bool[Draden];
        var teLaat = 0;
        using var start = new Barrier(Draden + 1);

        var draden = Enumerable.Range(0, Draden).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            for (var ronde = 0; ronde < Rondes; ronde++)
            {
                for (var i = 0; i < Draden; i++)
                {
                    var had = Volatile.Read(ref ingetrokken[i]);
                    if (verificatie.Verify(certificaten[i]) is Certificaatverdict.Vertrouwd && had)
                        Interlocked.Increment(ref teLaat);
                }
            }
        })).ToArray();
        Array.ForEach(draden, d => d.Start());
        start.SignalAndWait(TestContext.Current.CancellationToken);
        for (var i = 0; i < Draden; i++)
        {
            _pki.Pki.Revoke(_pki.Map, $"houder-{i}");
            Assert.Empty(bron.Reload());
            Volatile.Write(ref ingetrokken[i], true);
        }

        Array.ForEach(draden, d => d.Join());
        Assert.Equal(0, teLaat);
        Assert.All(certificaten, c => CertificaatverificatieTests.AssertGeweigerd(Certificaatweigering.Ingetrokken, verificatie.Verify(c)));
    }

    // In a method of its own, so that no register keeps the state.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference JudgeUnder(Vertrouwensbron bron, Certificaatverificatie verificatie, X509Certificate2 certificaat)
    {
        Assert.IsType<Certificaatverdict.Vertrouwd>(verificatie.Verify(certificaat));
        return new WeakReference(bron.Stand);
    }

    private static Vingerafdruk Sleutel(ulong nummer) => new(nummer, 0, 0, 0);
}
