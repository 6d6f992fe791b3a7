using System.Globalization;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Rest;

/// <summary>Turns a journaled message into what a receiver gets to see of it. Pure functions.</summary>
internal static class Uitgifte
{
    /// <inheritdoc cref="Inhoudtype.Of"/>
    public static string ContentType(Envelop envelop) => Inhoudtype.Of(envelop);

    /// <summary>A safe name for the payload on disk; the name that the sender gave is only in the metadata.</summary>
    public static string Bestandsnaam(Envelop envelop) => envelop.Referentienummer + ContentType(envelop) switch
    {
        Inhoudtype.Json => ".json",
        Inhoudtype.Xml => ".xml",
        _ => ".bin",
    };

    /// <summary>Routing and ids alone, as they go with a push.</summary>
    public static BerichtMetadata Metadata(Envelop envelop, Partijregister register, DateOnly dag) => new()
    {
        Routeringgegevens = new Routeringgegevens
        {
            Afzender = Verwijs(envelop.Zender.Organisatie, register, dag),
            Geadresseerden = [Verwijs(envelop.Ontvanger.Organisatie, register, dag)],
            Berichtstroom = new Berichtstroom
            {
                Berichttype = envelop.Functie.Length == 0 ? null : envelop.Functie,
                Berichtsubtype = envelop.Soort == Berichtsoort.Fo01 ? Berichtstroom.Foutbericht : null,
                Berichtversie = envelop.FunctieVersie.Hoofd,
                Berichtsubversie = envelop.FunctieVersie.Sub,
            },
        },
        Referentiegegevens = new Referentiegegevens
        {
            TraceerId = envelop.Referentienummer,
            ConversatieId = envelop.ConversatieId,
            AlsAntwoordOp = envelop.AntwoordOp,
        },
    };

    /// <summary>All that is told of a message that waits.</summary>
    public static BerichtMetadata Metadata(Bericht bericht, Partijregister register, DateOnly dag)
        => Metadata(bericht.Envelop, register, dag) with
        {
            Basisgegevens = new Basisgegevens(
                bericht.OntvangenOp.UtcDateTime,
                bericht.Toestand.ToString(),
                new Payloadgegevens(
                    Postbus.Berichtpad(bericht.Envelop.Referentienummer) + "/payload",
                    bericht.InhoudLengte,
                    ContentType(bericht.Envelop),
                    bericht.Envelop.Bestandsnaam,
                    new Checksum("SHA256", Hex(bericht)))),
        };

    /// <summary>Strong entity tag of the payload.</summary>
    public static string ETag(Bericht bericht) => $"\"{Hex(bericht)}\"";

    /// <summary>Value of Repr-Digest (RFC 9530).</summary>
    public static string ReprDigest(Bericht bericht)
        => string.Create(CultureInfo.InvariantCulture, $"sha-256=:{Convert.ToBase64String(bericht.InhoudSha256.Span)}:");

    private static string Hex(Bericht bericht) => Convert.ToHexStringLower(bericht.InhoudSha256.Span);

    private static Partijverwijzing Verwijs(string code, Partijregister register, DateOnly dag) => new(register.Find(code, dag)?.Rol.ToString(), code);
}
