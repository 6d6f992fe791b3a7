using IB.Gateway.Berichten;
using IB.Gateway.Berichten.Wlz10;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Writes a WlzSignaal.</summary>
internal static class Signaalschrijver
{
    /// <summary>The message as UTF-8, valid by its schema.</summary>
    /// <exception cref="OngeldigBerichtException">A value is not what the schema allows; the text names elements and no values.</exception>
    internal static byte[] Write(Berichtschrijver schrijver, Wlzkop kop, Signaalbericht signaal) => schrijver.Write(new Wlzsignaal.BerichtDraft
    {
        Header = new Wlzsignaal.HeaderDraft
        {
            Afzender = kop.Afzender,
            Ontvanger = kop.Ontvanger,
            BerichtIdentificatie = new BerichtIdentificatieDraft { Identificatie = kop.Identificatie, Dagtekening = kop.Dagtekening },
        },
        Signaal = new Wlzsignaal.SignaalDraft
        {
            SignaalId = signaal.SignaalId.ToString("D"),
            Versie = signaal.Versie,
            VervangtSignaal = signaal.VervangtSignaal?.ToString("D"),
            Soort = Wlzcodes.Signaalsoort.Write(signaal.Soort),
            RegistratieId = signaal.RegistratieId,
            Bsn = signaal.Bsn.ToDraft(),
            WlzStatus = Wlzcodes.Status.Write(signaal.Indicatie.Status),
            Afgiftedatum = signaal.Indicatie.Afgiftedatum,
            Ingangsdatum = signaal.Indicatie.Ingangsdatum,
            Einddatum = signaal.Indicatie.Einddatum,
            SignaalDatum = signaal.SignaalDatum,
        },
    });
}
