using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>
/// Reads a certificate revocation list, version 1 or 2, in DER or PEM (RFC 5280 5). The signature is verified before the
/// entries are looked at, so all that lies behind it comes from a configured CA.
/// </summary>
internal static class IntrekkingslijstReader
{
    /// <summary>Largest file that is read, in bytes. A list of 100,000 certificates is about 4 MB.</summary>
    public const int MaximumSize = 32 * 1024 * 1024;

    private const string CrlNummer = "2.5.29.20";
    private const string AuthorityKeyIdentifier = "2.5.29.35";
    private const int LaatsteJaarUtcTime = 2049;

    private static readonly Asn1Tag Extensies = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>Reads <paramref name="bestand"/> as a list issued by one of <paramref name="uitgevers"/>.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> bestand,
        IEnumerable<X509Certificate2> uitgevers,
        [NotNullWhen(true)] out Intrekkingslijst? lijst,
        [NotNullWhen(false)] out Intrekkingslijstfout? fout)
    {
        lijst = null;
        try
        {
            fout = Read(bestand, uitgevers, out lijst);
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            fout = Intrekkingslijstfout.Onleesbaar;
        }

        return lijst is not null;
    }

    private static Intrekkingslijstfout? Read(
        ReadOnlyMemory<byte> bestand, IEnumerable<X509Certificate2> uitgevers, out Intrekkingslijst? lijst)
    {
        lijst = null;
        if (bestand.Length > MaximumSize)
            return Intrekkingslijstfout.TeGroot;
        if (!IntrekkingslijstPem.TryDecode(bestand, out var der))
            return Intrekkingslijstfout.Onleesbaar;

        var buitenste = new AsnReader(der, AsnEncodingRules.DER);
        var delen = buitenste.ReadSequence();
        buitenste.ThrowIfNotEmpty();
        var tbs = delen.ReadEncodedValue();
        var algoritme = delen.ReadEncodedValue();
        if (!delen.TryReadPrimitiveBitString(out var ongebruikt, out var handtekening) || ongebruikt != 0)
            return Intrekkingslijstfout.Onleesbaar;
        delen.ThrowIfNotEmpty();

        var inhoud = new AsnReader(tbs, AsnEncodingRules.DER).ReadSequence();
        if (!TryReadVersie(inhoud, out var versie))
            return Intrekkingslijstfout.NietOndersteund;
        if (!inhoud.ReadEncodedValue().Span.SequenceEqual(algoritme.Span))
            return Intrekkingslijstfout.Onleesbaar;
        if (Lijsthandtekening.Find(algoritme) is not { } soort)
            return Intrekkingslijstfout.NietOndersteund;

        var naam = inhoud.ReadEncodedValue();
        var kandidaten = uitgevers.Where(u => u.SubjectName.RawData.AsSpan().SequenceEqual(naam.Span)).ToList();
        if (kandidaten.Count == 0)
            return Intrekkingslijstfout.OnbekendeUitgever;
        var uitgever = kandidaten.Find(u => MagLijstenTekenen(u) && soort.Verify(u, tbs.Span, handtekening.Span));
        return uitgever is null
            ? Intrekkingslijstfout.HandtekeningOngeldig
            : ReadInhoud(inhoud, versie, Uitgeversleutel.Of(uitgever), out lijst);
    }

    private static Intrekkingslijstfout? ReadInhoud(AsnReader inhoud, int versie, string uitgever, out Intrekkingslijst? lijst)
    {
        lijst = null;
        var thisUpdate = ReadTijd(inhoud);
        if (!inhoud.HasData || !IsTijd(inhoud.PeekTag()))
            return Intrekkingslijstfout.ZonderNextUpdate;
        var nextUpdate = ReadTijd(inhoud);

        var serienummers = new HashSet<string>();
        if (inhoud.HasData && inhoud.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) && !TryReadRegels(inhoud.ReadSequence(), versie, serienummers))
            return Intrekkingslijstfout.NietOndersteund;
        if (inhoud.HasData)
        {
            var omhulsel = inhoud.ReadSequence(Extensies);
            var extensies = omhulsel.ReadSequence();
            omhulsel.ThrowIfNotEmpty();
            if (!TryReadExtensies(extensies, versie))
                return Intrekkingslijstfout.NietOndersteund;
        }

        inhoud.ThrowIfNotEmpty();
        lijst = new Intrekkingslijst(uitgever, thisUpdate, nextUpdate, serienummers);
        return null;
    }

    private static bool TryReadVersie(AsnReader inhoud, out int versie)
    {
        versie = 1;
        if (!inhoud.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
            return true;
        versie = 2;
        return inhoud.TryReadInt32(out var gecodeerd) && gecodeerd == 1;
    }

    private static bool TryReadRegels(AsnReader regels, int versie, HashSet<string> serienummers)
    {
        while (regels.HasData)
        {
            var regel = regels.ReadSequence();
            serienummers.Add(Intrekkingslijst.FormatSerienummer(regel.ReadIntegerBytes().Span));
            ReadTijd(regel);
            if (regel.HasData && !TryReadExtensies(regel.ReadSequence(), versie))
                return false;
            regel.ThrowIfNotEmpty();
        }

        return true;
    }

    // The list as a whole is refused over one critical extension that we do not process (RFC 5280 5.2, 5.3): ignoring, say,
    // certificateIssuer or issuingDistributionPoint would read the list as being about other certificates than it is.
    private static bool TryReadExtensies(AsnReader extensies, int versie)
    {
        if (versie == 1)
            return false;
        while (extensies.HasData)
        {
            var extensie = extensies.ReadSequence();
            var type = extensie.ReadObjectIdentifier();
            var kritiek = extensie.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extensie.ReadBoolean();
            extensie.ReadOctetString();
            extensie.ThrowIfNotEmpty();
            if (kritiek && type is not (CrlNummer or AuthorityKeyIdentifier))
                return false;
        }

        return true;
    }

    private static bool MagLijstenTekenen(X509Certificate2 ca)
        => ca.Extensions.OfType<X509KeyUsageExtension>().All(k => k.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign));

    private static bool IsTijd(Asn1Tag tag)
        => tag.HasSameClassAndValue(Asn1Tag.UtcTime) || tag.HasSameClassAndValue(Asn1Tag.GeneralizedTime);

    private static DateTimeOffset ReadTijd(AsnReader reader)
        => reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime)
            ? reader.ReadUtcTime(LaatsteJaarUtcTime)
            : reader.ReadGeneralizedTime();
}
