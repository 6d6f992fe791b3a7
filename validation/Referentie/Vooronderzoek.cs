using System.Text;
using IB.Gateway.Schemas;

namespace IB.Gateway.Validation;

/// <summary>
/// The first pass over a payload: is it XML within the limits, of which type is it, and what does its Header say. It goes before
/// anything that allocates by the size of the input.
/// </summary>
internal sealed class Vooronderzoek
{
    private const int MaxKopwaarde = 64;

    private static readonly byte[][] Kopvelden = [.. new[] { "BerichtCode", "BerichtVersie", "BerichtSubversie", "Afzender", "Ontvanger", "Identificatie" }.Select(Encoding.UTF8.GetBytes)];

    private readonly string?[] _waarden = new string?[Kopvelden.Length];

    internal XmlFout Fout { get; private set; }

    /// <summary>Bytes before the fault.</summary>
    internal int Positie { get; private set; }

    internal string Namespace { get; private set; } = string.Empty;

    internal BerichtDefinitie? Definitie { get; private set; }

    /// <summary>The header, when all of it was there.</summary>
    internal Berichtkop? Kop => _waarden is [_, _, _, { } afzender, { } ontvanger, { } identificatie]
        ? new Berichtkop(afzender, ontvanger, identificatie) : null;

    internal static Vooronderzoek Run(ReadOnlySpan<byte> inhoud, Berichtcatalogus catalogus)
    {
        var onderzoek = new Vooronderzoek();
        var state = new Utf8XmlState(verwerkingsinstructies: true);
        var lezer = new Utf8XmlReader(inhoud, laatste: true, state);
        var inKop = false;
        var veld = -1;
        while (true)
        {
            switch (lezer.Read())
            {
                case XmlToken.StartElement when state.Diepte == 1:
                    onderzoek.Namespace = Encoding.UTF8.GetString(lezer.Namespace);
                    onderzoek.Definitie = catalogus.FindByNamespace(onderzoek.Namespace);
                    break;
                case XmlToken.StartElement when state.Diepte == 2:
                    inKop = lezer.LokaleNaam.SequenceEqual("Header"u8);
                    break;
                case XmlToken.StartElement:
                    veld = inKop && state.Diepte <= 4 ? IndexOf(lezer.LokaleNaam) : -1;
                    break;
                case XmlToken.Tekst when veld >= 0:
                    onderzoek.Append(veld, lezer.Tekst);
                    break;
                case XmlToken.EindeElement:
                    veld = -1;
                    break;
                case XmlToken.EindeDocument:
                    return onderzoek;
                case XmlToken.Fout:
                    onderzoek.Fout = lezer.Fout;
                    onderzoek.Positie = lezer.Verbruikt;
                    return onderzoek;
            }
        }
    }

    private static int IndexOf(ReadOnlySpan<byte> naam)
    {
        for (var i = 0; i < Kopvelden.Length; i++)
        {
            if (naam.SequenceEqual(Kopvelden[i]))
                return i;
        }

        return -1;
    }

    private void Append(int veld, ReadOnlySpan<byte> tekst)
    {
        if ((_waarden[veld]?.Length ?? 0) + tekst.Length <= MaxKopwaarde)
            _waarden[veld] += Encoding.UTF8.GetString(tekst);
    }
}
