using System.Buffers;
using System.Text;
using IB.Gateway.Stuf;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Stuf;

/// <summary>What became of a SOAP message.</summary>
/// <param name="Past">False when it was longer than it may be.</param>
/// <param name="Gelezen">Where reading ended.</param>
/// <param name="Inhoud">The payload as far as it was read.</param>
internal sealed record Lezing(bool Past, Stufautomaat Gelezen, byte[] Inhoud)
{
    /// <summary>The message of a request; <see langword="null"/> when it is refused.</summary>
    public Stufbericht? Bericht { get; } = Past && Gelezen.Probleem is null && Gelezen.Bericht is not null
        && Stufcontract.Vragen.Contains(Gelezen.Bericht) ? Stufvertaling.Translate(Gelezen).Bericht : null;

    /// <summary>Why it is refused; <see langword="null"/> when it is not.</summary>
    public string? Fout { get; } = !Past ? "te lang"
        : Gelezen.Probleem is not null ? Gelezen.Probleem.Tekst
        : Stufcontract.Vragen.Contains(Gelezen.Bericht!) ? Stufvertaling.Translate(Gelezen).Fout
        : null;
}

/// <summary>Puts envelopes in SOAP and has them read as the port does.</summary>
internal static class Stufproef
{
    public const long Ruim = 1_000_000;

    private const string Begin = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>";
    private const string Einde = "</soap:Body></soap:Envelope>";

    /// <summary>An example envelope without its XML declaration.</summary>
    public static string Kaal(string naam) => Kaal(Fixtures.Bytes(naam));

    public static string Kaal(byte[] xml)
    {
        var tekst = Encoding.UTF8.GetString(xml);
        return tekst[(tekst.IndexOf("?>", StringComparison.Ordinal) + 2)..];
    }

    public static string InSoap(string envelop) => Begin + envelop + Einde;

    /// <summary>As an Fo03 travels.</summary>
    public static string InSoapFault(string envelop)
        => $"{Begin}<soap:Fault><faultcode>soap:Server</faultcode><faultstring>x</faultstring><detail>{envelop}</detail></soap:Fault>{Einde}";

    public static ValueTask<Lezing> ReadAsync(string soap) => ReadAsync(Encoding.UTF8.GetBytes(soap), Stufcontract.Vragen, Ruim, () => int.MaxValue);

    public static ValueTask<Lezing> ReadAntwoordAsync(string soap)
        => ReadAsync(Encoding.UTF8.GetBytes(soap), Stufcontract.Antwoorden, Ruim, () => int.MaxValue);

    /// <summary>Reads a message that comes in blocks of the sizes that <paramref name="blok"/> gives.</summary>
    public static async ValueTask<Lezing> ReadAsync(byte[] soap, Stufelement[] berichten, long maximum, Func<int> blok)
    {
        var inhoud = new ArrayBufferWriter<byte>();
        var automaat = new Stufautomaat(berichten, inhoud);
        try
        {
            await using var bron = new Brokkelbron(soap, blok);
            var past = await Stuflezer.ReadAsync(bron, automaat, maximum, TestContext.Current.CancellationToken);
            return new Lezing(past, automaat, inhoud.WrittenSpan.ToArray());
        }
        finally
        {
            automaat.Return();
        }
    }
}
