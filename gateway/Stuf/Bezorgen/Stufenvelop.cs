using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Stuf;

/// <summary>An outgoing message as HTTP content: the envelope, with the payload encoded while it is sent.</summary>
internal sealed class Stufenvelop : HttpContent
{
    // A multiple of three, so that the pieces join without padding.
    private const int Stuk = 48 * 1024;

    private readonly ArrayBufferWriter<byte> _kop = new(2048);
    private readonly ArrayBufferWriter<byte> _staart = new(256);
    private readonly ReadOnlyMemory<byte> _inhoud;

    internal Stufenvelop(Envelop envelop, ReadOnlyMemory<byte> inhoud)
    {
        if (envelop.Soort == Berichtsoort.Fo01)
        {
            Stufschrijver.WriteFoutbericht(_kop, envelop, Foutbericht.FromBytes(inhoud.Span));
        }
        else
        {
            Stufschrijver.WriteKop(_kop, envelop);
            Stufschrijver.WriteStaart(_staart, envelop);
            _inhoud = inhoud;
        }

        Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
    }

    /// <summary>The soapAction that belongs to a message (koppelvlak 2).</summary>
    internal static string Actie(Berichtsoort soort) => soort switch
    {
        Berichtsoort.Di01 => StufNamen.ActieDi01,
        Berichtsoort.Du01 => StufNamen.ActieDu01,
        _ => StufNamen.ActieFo01,
    };

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_kop.WrittenMemory);
        var buffer = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(Math.Min(Stuk, Math.Max(_inhoud.Length, 1))));
        try
        {
            for (var positie = 0; positie < _inhoud.Length; positie += Stuk)
            {
                var stuk = _inhoud.Slice(positie, Math.Min(Stuk, _inhoud.Length - positie));
                Base64.EncodeToUtf8(stuk.Span, buffer, out _, out var geschreven);
                await stream.WriteAsync(buffer.AsMemory(0, geschreven));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        await stream.WriteAsync(_staart.WrittenMemory);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _kop.WrittenCount + _staart.WrittenCount + (_inhoud.Length + 2L) / 3 * 4;
        return true;
    }
}
