using System.Globalization;
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

    private readonly string?[] _waarden = new string?[Enum.GetValues<Kopveld>().Length];
    private IReadOnlyList<BerichtDefinitie> _kandidaten = [];

    private enum Kopveld
    {
        Geen,
        Afzender,
        Ontvanger,
        Identificatie,
        BerichtCode,
        BerichtVersie,
        BerichtSubversie,
    }

    internal XmlFout Fout { get; private set; }

    /// <summary>Bytes before the fault.</summary>
    internal int Positie { get; private set; }

    internal string Namespace { get; private set; } = string.Empty;

    /// <summary>Local name of the root element.</summary>
    internal string Wortel { get; private set; } = string.Empty;

    /// <summary>
    /// The type that the payload says it is. Its namespace tells; where releases share one, so do BerichtCode, BerichtVersie and
    /// BerichtSubversie. A type whose namespace is its own is never told by its Header: what is wrong there, is for the schema to say.
    /// </summary>
    internal BerichtDefinitie? Definitie => _kandidaten is [var enige] ? enige : _kandidaten.FirstOrDefault(IsHeader);

    /// <summary>Whether several types have this namespace, of which the Header names none.</summary>
    internal bool Onbeslist => _kandidaten.Count > 1 && Definitie is null;

    /// <summary>BerichtCode in the Header; <see langword="null"/> when there is none.</summary>
    internal string? BerichtCode => Waarde(Kopveld.BerichtCode);

    /// <summary>The header, when what every header has was there.</summary>
    internal Berichtkop? Kop => _waarden is [_, { } afzender, var ontvanger, { } identificatie, ..]
        ? new Berichtkop(afzender, ontvanger, identificatie) : null;

    /// <summary>What is wrong, for people.</summary>
    internal Schemafout Describe(ReadOnlySpan<byte> inhoud)
    {
        var (regel, kolom) = Plaatsbepaling.Locate(inhoud, Positie);
        return new Schemafout(Schemafoutcode.NietWelgevormd, regel, kolom, "/", XmlFouttekst.Describe(Fout, inhoud));
    }

    internal static Vooronderzoek Run(ReadOnlySpan<byte> inhoud, Berichtcatalogus catalogus)
    {
        var onderzoek = new Vooronderzoek();
        var state = new Utf8XmlState(verwerkingsinstructies: true);
        var lezer = new Utf8XmlReader(inhoud, laatste: true, state);
        var inKop = false;
        var inIdentificatie = false;
        var veld = Kopveld.Geen;
        while (true)
        {
            switch (lezer.Read())
            {
                case XmlToken.StartElement when state.Diepte == 1:
                    onderzoek.Namespace = Encoding.UTF8.GetString(lezer.Namespace);
                    onderzoek.Wortel = Encoding.UTF8.GetString(lezer.LokaleNaam);
                    onderzoek._kandidaten = catalogus.FindByNamespace(onderzoek.Namespace);
                    break;
                case XmlToken.StartElement when state.Diepte == 2:
                    inKop = lezer.LokaleNaam.SequenceEqual("Header"u8);
                    break;
                case XmlToken.StartElement when state.Diepte == 3 && inKop:
                    veld = onderzoek.Begin(VeldOf(lezer.LokaleNaam));
                    inIdentificatie = lezer.LokaleNaam.SequenceEqual("BerichtIdentificatie"u8);
                    break;
                case XmlToken.StartElement:
                    // The Header of a 325 also holds the Identificatie of the declaration that it answers.
                    veld = inKop && inIdentificatie && state.Diepte == 4 && lezer.LokaleNaam.SequenceEqual("Identificatie"u8)
                        ? onderzoek.Begin(Kopveld.Identificatie) : Kopveld.Geen;
                    break;
                case XmlToken.Tekst when veld != Kopveld.Geen:
                    onderzoek.Append(veld, lezer.Tekst);
                    break;
                case XmlToken.EindeElement:
                    veld = Kopveld.Geen;
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

    private static Kopveld VeldOf(ReadOnlySpan<byte> naam)
        => naam.SequenceEqual("Afzender"u8) ? Kopveld.Afzender
        : naam.SequenceEqual("Ontvanger"u8) ? Kopveld.Ontvanger
        : naam.SequenceEqual("BerichtCode"u8) ? Kopveld.BerichtCode
        : naam.SequenceEqual("BerichtVersie"u8) ? Kopveld.BerichtVersie
        : naam.SequenceEqual("BerichtSubversie"u8) ? Kopveld.BerichtSubversie
        : Kopveld.Geen;

    private bool IsHeader(BerichtDefinitie definitie)
        => Waarde(Kopveld.BerichtCode) == definitie.BerichtCode
            && IsGetal(Kopveld.BerichtVersie, definitie.Versie)
            && IsGetal(Kopveld.BerichtSubversie, definitie.Subversie);

    private bool IsGetal(Kopveld veld, int getal)
        => int.TryParse(Waarde(veld), NumberStyles.None, CultureInfo.InvariantCulture, out var waarde) && waarde == getal;

    private string? Waarde(Kopveld veld) => _waarden[(int)veld]?.Trim(' ', '\t', '\r', '\n');

    // An element that is there has a value, if only an empty one: what is empty or too long must not pass for what the standard does not have.
    private Kopveld Begin(Kopveld veld)
    {
        if (veld != Kopveld.Geen)
            _waarden[(int)veld] ??= string.Empty;
        return veld;
    }

    private void Append(Kopveld veld, ReadOnlySpan<byte> tekst)
    {
        ref var waarde = ref _waarden[(int)veld];
        if ((waarde?.Length ?? 0) + tekst.Length <= MaxKopwaarde)
            waarde += Encoding.UTF8.GetString(tekst);
    }
}
