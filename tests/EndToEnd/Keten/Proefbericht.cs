using System.Text;
using IB.Gateway.Demo;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A message on its way, in no protocol yet.</summary>
internal sealed record Proefbericht
{
    private static readonly Nummergever Nummers = new Nummergever();
    private static readonly Berichtcatalogus Catalogus = Berichtcatalogus.LoadEmbedded();

    internal required Deelnemer Van { get; init; }

    internal required Deelnemer Naar { get; init; }

    internal required string Functie { get; init; }

    internal required Versie Versie { get; init; }

    internal required byte[] Inhoud { get; init; }

    internal string Referentie { get; init; } = Nummers.Next();

    internal string? AntwoordOp { get; init; }

    internal string Tijdstip { get; init; } = Berichttijd.Format(TimeProvider.System.GetUtcNow());

    /// <summary>The 301 of the iWmo story, from Diemen to Zorg Thuis.</summary>
    internal static Proefbericht Toewijzing() => Of("WMO301", Deelnemers.Diemen, Deelnemers.ZorgThuis);

    /// <summary>The 305 of the iWmo story, from Zorg Thuis to Diemen.</summary>
    internal static Proefbericht Start() => Of("WMO305", Deelnemers.ZorgThuis, Deelnemers.Diemen);

    /// <summary>The fixture of a functie.</summary>
    internal static Proefbericht Of(string functie, Deelnemer van, Deelnemer naar) => new()
    {
        Van = van,
        Naar = naar,
        Functie = functie,
        Versie = new Versie(Definitie(functie).Versie, Definitie(functie).Subversie),
        Inhoud = Fixtures.Bytes($"{Definitie(functie).Pack}/{functie}.xml"),
    };

    private static BerichtDefinitie Definitie(string functie) => Catalogus.FindByFunctie(functie).Single();

    /// <summary>The fixture of a functie that answers this message.</summary>
    internal Proefbericht Answer(string functie) => Of(functie, Naar, Van) with { AntwoordOp = Referentie };

    /// <summary>The same message with another sender, also in the header of the payload.</summary>
    internal Proefbericht From(Deelnemer ander) => this with { Van = ander, Inhoud = Replace(Inhoud, $"Afzender>{Van.Code}<", $"Afzender>{ander.Code}<") };

    /// <summary>The same message for another receiver, also in the header of the payload.</summary>
    internal Proefbericht To(Deelnemer ander) => this with { Naar = ander, Inhoud = Replace(Inhoud, $"Ontvanger>{Naar.Code}<", $"Ontvanger>{ander.Code}<") };

    /// <summary>The same message in the next release.</summary>
    internal Proefbericht InVolgendeRelease() => this with { Versie = new Versie(3, 3), Inhoud = Tweederelease.Bericht(Inhoud) };

    /// <summary>The same message with a text in its payload replaced, once.</summary>
    internal Proefbericht With(string oud, string nieuw) => this with { Inhoud = Replace(Inhoud, oud, nieuw) };

    /// <summary>The same message with a repeatable element of its payload repeated until that is almost as large as this many bytes.</summary>
    internal Proefbericht Enlarge(string element, int bytes)
    {
        var tekst = Encoding.UTF8.GetString(Inhoud);
        var begin = tekst.LastIndexOf($"<{element}>", StringComparison.Ordinal);
        var einde = tekst.IndexOf($"</{element}>", begin, StringComparison.Ordinal) + element.Length + 3;
        var stuk = tekst[begin..einde];
        var keer = (bytes - Inhoud.Length) / Encoding.UTF8.GetByteCount(stuk);
        return this with
        {
            Inhoud = Encoding.UTF8.GetBytes(string.Concat(tekst.AsSpan(0, einde), string.Concat(Enumerable.Repeat(stuk, keer)), tekst.AsSpan(einde))),
        };
    }

    internal Envelop ToEnvelop() => new()
    {
        Soort = AntwoordOp is null ? Berichtsoort.Di01 : Berichtsoort.Du01,
        Referentienummer = Referentie,
        ConversatieId = AntwoordOp ?? Referentie,
        AntwoordOp = AntwoordOp,
        Zender = new Systeem(Van.Code, "Proefsysteem"),
        Ontvanger = new Systeem(Naar.Code, Systeem.OntvangerApplicatie),
        TijdstipBericht = Tijdstip,
        Functie = Functie,
        FunctieVersie = Versie,
        ApplicatieVersie = new Versie(1, 0),
    };

    /// <summary>The bytes that a gemeente sends.</summary>
    internal Task<byte[]> ToSoapAsync() => new Stufenvelop(ToEnvelop(), Inhoud).ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    internal string Actie => Stufenvelop.Actie(ToEnvelop().Soort);

    /// <summary>The bytes of an Fo01 with which the receiver of this message rejects it.</summary>
    internal Task<byte[]> RejectAsync(string referentie, string code) => new Stufenvelop(
        ToEnvelop() with
        {
            Soort = Berichtsoort.Fo01,
            Referentienummer = referentie,
            AntwoordOp = Referentie,
            Zender = new Systeem(Naar.Code, "Proefsysteem"),
            Ontvanger = new Systeem(Van.Code, Systeem.OntvangerApplicatie),
        },
        new Foutbericht(code, "client", "De inhoud voldoet niet aan het schema", null, Referentie, Referentie).ToBytes()).ReadAsByteArrayAsync(
            TestContext.Current.CancellationToken);

    internal static string NieuweReferentie() => Nummers.Next();

    /// <summary>What goes with the payload over REST.</summary>
    internal BerichtMetadata ToMetadata() => new()
    {
        Routeringgegevens = new Routeringgegevens
        {
            Afzender = new Partijverwijzing(Van.Rol.ToString(), Van.Code),
            Geadresseerden = [new Partijverwijzing(Naar.Rol.ToString(), Naar.Code)],
            Berichtstroom = new Berichtstroom { Berichttype = Functie, Berichtversie = Versie.Hoofd, Berichtsubversie = Versie.Sub },
        },
        Referentiegegevens = new Referentiegegevens { TraceerId = Referentie, ConversatieId = AntwoordOp ?? Referentie, AlsAntwoordOp = AntwoordOp },
    };

    private static byte[] Replace(byte[] bron, string oud, string nieuw)
    {
        var tekst = Encoding.UTF8.GetString(bron);
        var plek = tekst.IndexOf(oud, StringComparison.Ordinal);
        Assert.True(plek >= 0, $"The payload has no {oud}.");
        return Encoding.UTF8.GetBytes(string.Concat(tekst.AsSpan(0, plek), nieuw, tekst.AsSpan(plek + oud.Length)));
    }
}
