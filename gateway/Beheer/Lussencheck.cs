namespace IB.Gateway.Beheer;

/// <summary>Tells of each loop whether it runs. A failing loop is a warning: what it does waits, and intake goes on.</summary>
internal sealed class Lussencheck(Hartslag hartslag, Beheeropties opties) : IGereedheidscheck
{
    /// <inheritdoc/>
    public IEnumerable<Checkresultaat> Check() => hartslag.List().Select(Check);

    private Checkresultaat Check(Lusstand lus)
    {
        var oorzaak = Oorzaak(lus);
        return new($"lus:{lus.Naam}", oorzaak is null ? Checkstatus.Ok : Checkstatus.Waarschuwing, oorzaak, lus.LaatsteVoortgang);
    }

    private string? Oorzaak(Lusstand lus)
    {
        if (lus.Hangt(opties.MaxStilte))
            return $"Geen voortgang sinds {lus.SindsTeken:c}. Kijk in het logboek wat de lus deed en herstart het knooppunt.";
        if (lus.Toestand == Lustoestand.Gestopt)
            return "Gestopt, omdat het knooppunt stopt.";
        return lus.Hersteld
            ? null
            : $"Afgebroken ({lus.LaatsteFout}) en wordt opnieuw gestart. Herstel de oorzaak; herstarten van het knooppunt is niet nodig.";
    }
}
