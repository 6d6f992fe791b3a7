using System.Globalization;
using System.Text;

namespace IB.Gateway.Routing.Kafka;

/// <summary>
/// An event as a Kafka record: CloudEvents 1.0 in binary content mode, of which the attributes are headers and the content is the value. Pure.
/// </summary>
/// <param name="Positie">Its place in the journal.</param>
/// <param name="Sleutel">What keeps records in order; <see langword="null"/> for a record that goes anywhere.</param>
/// <param name="Waarde">The content; <see langword="null"/> for an event without.</param>
/// <param name="Koppen">The headers, in order.</param>
internal sealed record Kafkabericht(long Positie, byte[]? Sleutel, byte[]? Waarde, IReadOnlyList<KeyValuePair<string, byte[]>> Koppen)
{
    /// <summary>Tells that some of what came before is no longer kept, so that a gap is never silent.</summary>
    public const string Hiaatsoort = "ib-gateway.onderwerp.hiaat";

    private const string Cloudeventsversie = "1.0";
    private const string Traceparent = "traceparent";

    /// <summary>What it takes on its way, about.</summary>
    public long Bytes => (Waarde?.Length ?? 0) + (Sleutel?.Length ?? 0) + Koppen.Sum(static k => k.Key.Length + k.Value.Length) + 64;

    /// <summary>
    /// The event with its content. Its key is the receiver, so that what is for one receiver stays in order.
    /// </summary>
    /// <param name="gebeurtenis">Its attributes.</param>
    /// <param name="soort">Media type of the content.</param>
    /// <param name="inhoud">The content.</param>
    public static Kafkabericht MetInhoud(Onderwerpgebeurtenis gebeurtenis, string soort, ReadOnlyMemory<byte> inhoud)
    {
        var koppen = Begin(gebeurtenis);
        koppen.Add(Kop("ce_zender", gebeurtenis.Zender));
        koppen.Add(Kop("ce_ontvanger", gebeurtenis.Ontvanger));
        koppen.Add(Kop("content-type", soort));
        return new Kafkabericht(gebeurtenis.Positie, Tekst(gebeurtenis.Sleutel), inhoud.ToArray(), koppen);
    }

    /// <summary>
    /// The event of who gets content, without it: it is too large, kept back or gone. It stays in order with the others.
    /// </summary>
    /// <param name="gebeurtenis">Its attributes.</param>
    /// <param name="staat">What there is to say of the content.</param>
    /// <param name="inhoudadres">Where the content is.</param>
    public static Kafkabericht ZonderInhoud(Onderwerpgebeurtenis gebeurtenis, Inhoudstaat staat, Uri inhoudadres)
        => new(gebeurtenis.Positie, Tekst(gebeurtenis.Sleutel), null, Verwijs(gebeurtenis, staat, inhoudadres));

    /// <summary>
    /// A notification. It does not tell between whom the message went, so it has no key either; who wants order has <c>positie</c>.
    /// </summary>
    /// <param name="gebeurtenis">Its attributes.</param>
    /// <param name="staat">What there is to say of the content.</param>
    /// <param name="inhoudadres">Where the content is.</param>
    public static Kafkabericht Melding(Onderwerpgebeurtenis gebeurtenis, Inhoudstaat staat, Uri inhoudadres)
        => new(gebeurtenis.Positie, null, null, Verwijs(gebeurtenis, staat, inhoudadres));

    /// <summary>Tells that of what lies between two positions some or all is no longer kept.</summary>
    /// <param name="source">The knooppunt, as in every event.</param>
    /// <param name="van">The position that was come to.</param>
    /// <param name="eerste">The first position from which on all is known.</param>
    /// <param name="nu">Now, UTC.</param>
    public static Kafkabericht Hiaat(string source, long van, long eerste, DateTimeOffset nu)
        => new(
            eerste - 1, null, null,
            [
                .. Begin(Getal(van) + "-" + Getal(eerste), source, Hiaatsoort, nu),
                Kop("ce_positie", Getal(van)),
                Kop("ce_verder", Getal(eerste)),
            ]);

    private static List<KeyValuePair<string, byte[]>> Verwijs(Onderwerpgebeurtenis gebeurtenis, Inhoudstaat staat, Uri inhoudadres)
    {
        var koppen = Begin(gebeurtenis);
        koppen.Add(staat.Gewist ? Kop("ce_inhoudgewist", "true") : Kop("ce_dataref", inhoudadres.AbsoluteUri));
        if (staat.Vanaf is { } vanaf)
            koppen.Add(Kop("ce_inhoudvanaf", Moment(vanaf)));
        return koppen;
    }

    private static List<KeyValuePair<string, byte[]>> Begin(Onderwerpgebeurtenis gebeurtenis)
    {
        var koppen = Begin(gebeurtenis.Id, gebeurtenis.Source, gebeurtenis.Type, gebeurtenis.Time);
        koppen.Add(Kop("ce_subject", gebeurtenis.Subject));
        koppen.Add(Kop("ce_versie", gebeurtenis.Versie.ToString()));
        koppen.Add(Kop("ce_positie", Getal(gebeurtenis.Positie)));
        koppen.Add(Kop("ce_verder", Getal(gebeurtenis.Positie + 1)));
        if (gebeurtenis.Traceparent is not { } traceparent)
            return koppen;

        // As the extension of CloudEvents has it, and as tracing libraries look for it.
        koppen.Add(Kop("ce_" + Traceparent, traceparent));
        koppen.Add(Kop(Traceparent, traceparent));
        return koppen;
    }

    private static List<KeyValuePair<string, byte[]>> Begin(string id, string source, string type, DateTimeOffset time)
        =>
        [
            Kop("ce_specversion", Cloudeventsversie),
            Kop("ce_id", id),
            Kop("ce_source", source),
            Kop("ce_type", type),
            Kop("ce_time", Moment(time)),
        ];

    private static KeyValuePair<string, byte[]> Kop(string naam, string waarde) => new(naam, Tekst(waarde));

    private static byte[] Tekst(string waarde) => Encoding.UTF8.GetBytes(waarde);

    private static string Getal(long getal) => getal.ToString(CultureInfo.InvariantCulture);

    // As in the JSON of the feed.
    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
}
