namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>What the Wlz messages say, in the words of samenloop. Pure.</summary>
internal static class Wlzvertaling
{
    /// <summary>What the CIZ says of an indicatie.</summary>
    internal static Feit FeitOf(string referentie, Indicatie indicatie, Leverorde geleverd)
    {
        // Of a status that may or may not count the CIZ need not say when it begins; then it counts from its decision.
        var periode = indicatie.Status == Wlzstatus.Nee ? null : Dagperiode.FromInclusive(indicatie.Begin, indicatie.Einddatum);
        return new Feit
        {
            Bron = Bron.Ciz,
            Referentie = referentie,
            Status = indicatie.Status switch
            {
                Wlzstatus.Ja => Feitstatus.Ja,
                Wlzstatus.Nee => Feitstatus.Nee,
                Wlzstatus.Onbekend => Feitstatus.Onbekend,
                _ => throw new ArgumentOutOfRangeException(nameof(indicatie)),
            },
            Afgifte = indicatie.Afgiftedatum,
            Periode = periode,
            BeginOnbekend = periode is not null && indicatie.Ingangsdatum is null,
            Geleverd = geleverd,
            Verwijderd = false,
        };
    }

    /// <summary>What a gemeente says of a voorziening.</summary>
    internal static Voorziening VoorzieningOf(string gemeente, Registratie registratie, Leverorde geleverd) => new()
    {
        Houder = gemeente,
        Id = registratie.RegistratieId,
        Domein = registratie.Domein,
        Grond = registratie.Grond == Registratiegrond.Lopend ? Voorzieninggrond.Lopend : Voorzieninggrond.Aangevraagd,
        Periode = Dagperiode.FromInclusive(registratie.Begindatum, registratie.Einddatum)!.Value,
        Categorie = registratie.ProductCategorie,
        Geleverd = geleverd,
        Verwijderd = registratie.Actie == Registratieactie.Verwijderd,
    };
}
