namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>Searching by looking at every message. The oracle for every <see cref="IZoeker"/>.</summary>
internal static class Zoekmodel
{
    public static IEnumerable<Bericht> Find(IEnumerable<Bericht> alle, Zoekvraag vraag, Zoekvolgorde volgorde)
    {
        var gevonden = alle.Where(b => Past(b, vraag));
        return volgorde == Zoekvolgorde.OudsteEerst ? gevonden.OrderBy(b => b.Volgnummer) : gevonden.OrderByDescending(b => b.Volgnummer);
    }

    public static bool Past(Bericht b, Zoekvraag v)
    {
        var (zender, ontvanger) = (b.Envelop.Zender.Organisatie, b.Envelop.Ontvanger.Organisatie);
        if (v.Partij is { } partij && zender != partij && ontvanger != partij && b.Indiener != partij)
            return false;
        if (v.Zender is { } z && zender != z)
            return false;
        if (v.Ontvanger is { } o && ontvanger != o)
            return false;
        if (v.Functie is { } functie && b.Envelop.Functie != functie)
            return false;
        if (v.Toestanden.Count > 0 && !v.Toestanden.Contains(b.Toestand))
            return false;
        if (v.Foutcode is { } code && b.Fout?.Code != code && b.GeweigerdMet != code)
            return false;
        if (v.Van is { } van && b.OntvangenOp < van)
            return false;
        if (v.Tot is { } tot && b.OntvangenOp >= tot)
            return false;
        if (v.Referentienummer is { } referentie && b.Envelop.Referentienummer != referentie)
            return false;
        return v.ConversatieId is not { } conversatie || b.Envelop.ConversatieId == conversatie;
    }
}
