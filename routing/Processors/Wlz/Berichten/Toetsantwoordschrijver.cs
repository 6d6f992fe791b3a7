using IB.Gateway.Berichten;
using IB.Gateway.Berichten.Wlz10;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Writes a RegistertoetsAntwoord.</summary>
internal static class Toetsantwoordschrijver
{
    /// <summary>The message as UTF-8, valid by its schema.</summary>
    /// <param name="schrijver">Writes and judges it.</param>
    /// <param name="kop">Its Header.</param>
    /// <param name="vraag">Identificatie of the question.</param>
    /// <param name="uitslag">The answer.</param>
    /// <exception cref="OngeldigBerichtException">A value is not what the schema allows; the text names elements and no values.</exception>
    internal static byte[] Write(
        Berichtschrijver schrijver, Wlzkop kop, string vraag, Toetsuitslag uitslag) => schrijver.Write(new Registertoetsantwoord.BerichtDraft
    {
        Header = new Registertoetsantwoord.HeaderDraft
        {
            Afzender = kop.Afzender,
            Ontvanger = kop.Ontvanger,
            BerichtIdentificatie = new BerichtIdentificatieDraft { Identificatie = kop.Identificatie, Dagtekening = kop.Dagtekening },
        },
        IdentificatieVraag = vraag,
        Antwoord = AntwoordOf(uitslag),
        Fout = uitslag is Toetsuitslag.Fout fout ? new Registertoetsantwoord.FoutDraft { Code = fout.Regel.Code, Tekst = fout.Regel.Uitleg } : null,
    });

    private static Registertoetsantwoord.AntwoordDraft? AntwoordOf(Toetsuitslag uitslag) => uitslag switch
    {
        Toetsuitslag.Gevonden gevonden => new()
        {
            WlzStatus = Wlzcodes.Toetsstatus.Write(gevonden.IsOnbekend ? Toetsstatus.Onbekend : Toetsstatus.Ja),
            Afgiftedatum = gevonden.Afgiftedatum,
            Ingangsdatum = gevonden.Ingangsdatum,
            Einddatum = gevonden.Einddatum,
            PeildatumKopie = gevonden.Peildatum,
        },
        Toetsuitslag.NietInKopie niet => new()
        {
            WlzStatus = Wlzcodes.Toetsstatus.Write(Toetsstatus.NietInKopie),
            PeildatumKopie = niet.Peildatum,
        },
        _ => null,
    };
}
