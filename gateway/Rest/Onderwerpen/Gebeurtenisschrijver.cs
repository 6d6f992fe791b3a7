using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using IB.Gateway.Routing;

namespace IB.Gateway.Rest;

/// <summary>
/// Writes CloudEvents 1.0 in their JSON form, one at a time and without line ends in it. Positions are texts: a number of CloudEvents has 32 bits.
/// </summary>
internal static class Gebeurtenisschrijver
{
    /// <summary>Tells how far the client is when there is nothing else to tell.</summary>
    public const string Standsoort = "ib-gateway.onderwerp.stand";

    /// <summary>Tells why a stream ends.</summary>
    public const string Eindesoort = "ib-gateway.onderwerp.einde";

    private const string Versie = "1.0";

    // The server waits for its reader after this much, and not only after all of a large message; a multiple of 3, as base64 wants.
    private const int Stuk = 48 * 1024;

    /// <summary>An event without content.</summary>
    /// <param name="doel">Where to.</param>
    /// <param name="gebeurtenis">Its attributes.</param>
    /// <param name="staat">What there is to say of the content.</param>
    /// <param name="inhoudpad">Where the content is.</param>
    public static void Write(PipeWriter doel, Onderwerpgebeurtenis gebeurtenis, Inhoudstaat staat, string inhoudpad)
    {
        using var json = new Utf8JsonWriter(doel);
        Begin(json, gebeurtenis);
        if (staat.Gewist)
            json.WriteBoolean("inhoudgewist"u8, true);
        else
            json.WriteString("dataref"u8, inhoudpad);
        if (staat.Vanaf is { } vanaf)
            json.WriteString("inhoudvanaf"u8, vanaf.UtcDateTime);
        json.WriteEndObject();
    }

    /// <summary>An event with its content. Waits for the reader.</summary>
    /// <param name="doel">Where to.</param>
    /// <param name="gebeurtenis">Its attributes.</param>
    /// <param name="soort">Content-Type of the content.</param>
    /// <param name="inhoud">The content.</param>
    /// <param name="cancellationToken">The reader is gone.</param>
    public static async Task WriteAsync(
        PipeWriter doel, Onderwerpgebeurtenis gebeurtenis, string soort, ReadOnlyMemory<byte> inhoud, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(doel);
        Begin(json, gebeurtenis);
        json.WriteString("zender"u8, gebeurtenis.Zender);
        json.WriteString("ontvanger"u8, gebeurtenis.Ontvanger);
        json.WriteString("datacontenttype"u8, soort);
        json.WritePropertyName("data_base64"u8);
        while (inhoud.Length > Stuk)
        {
            json.WriteBase64StringSegment(inhoud.Span[..Stuk], isFinalSegment: false);
            json.Flush();
            await doel.FlushAsync(cancellationToken);
            inhoud = inhoud[Stuk..];
        }

        json.WriteBase64StringSegment(inhoud.Span, isFinalSegment: true);
        json.WriteEndObject();
    }

    /// <summary>How far the client is.</summary>
    public static void WriteStand(PipeWriter doel, Standregel stand)
    {
        using var json = new Utf8JsonWriter(doel);
        Begin(json, stand, Standsoort);
        json.WriteBoolean("bij"u8, stand.Bij);
        json.WriteEndObject();
    }

    /// <summary>The end of a stream that the client may not go on with.</summary>
    public static void WriteEinde(PipeWriter doel, Standregel stand, string reden)
    {
        using var json = new Utf8JsonWriter(doel);
        Begin(json, stand, Eindesoort);
        json.WriteString("reden"u8, reden);
        json.WriteEndObject();
    }

    /// <summary>A position as text.</summary>
    public static string Tekst(long positie) => positie.ToString(CultureInfo.InvariantCulture);

    private static void Begin(Utf8JsonWriter json, Onderwerpgebeurtenis gebeurtenis)
    {
        Begin(json, gebeurtenis.Id, gebeurtenis.Source, gebeurtenis.Type, gebeurtenis.Time);
        json.WriteString("subject"u8, gebeurtenis.Subject);
        if (gebeurtenis.Traceparent is { } traceparent)
            json.WriteString("traceparent"u8, traceparent);
        json.WriteString("versie"u8, gebeurtenis.Versie.ToString());
        json.WriteString("positie"u8, Tekst(gebeurtenis.Positie));
        json.WriteString("verder"u8, Tekst(gebeurtenis.Positie + 1));
    }

    private static void Begin(Utf8JsonWriter json, Standregel stand, string soort)
    {
        Begin(json, stand.Id, stand.Source, soort, stand.Time);
        json.WriteString("verder"u8, Tekst(stand.Verder));
    }

    private static void Begin(Utf8JsonWriter json, string id, string source, string type, DateTimeOffset time)
    {
        json.WriteStartObject();
        json.WriteString("specversion"u8, Versie);
        json.WriteString("id"u8, id);
        json.WriteString("source"u8, source);
        json.WriteString("type"u8, type);
        json.WriteString("time"u8, time.UtcDateTime);
    }
}

/// <summary>An event of following itself.</summary>
/// <param name="Id">Its id: unique.</param>
/// <param name="Source">The knooppunt.</param>
/// <param name="Time">Now, UTC.</param>
/// <param name="Verder">Where to go on.</param>
/// <param name="Bij">Whether nothing lay beyond it.</param>
internal sealed record Standregel(string Id, string Source, DateTimeOffset Time, long Verder, bool Bij);
