using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// Who sees what of a topic. Pure. A message is seen only by who had the right on the day that it came in and has it on the day that he asks:
/// who gets a right sees nothing of before, and who lost it sees nothing any more.
/// </summary>
public static class Onderwerptoegang
{
    /// <summary>The right of a party to a topic on a day, or <see langword="null"/>; there is never more than one.</summary>
    public static Onderwerprecht? FindRecht(Partij partij, string onderwerp, DateOnly dag)
    {
        if (!partij.Geldig.Omvat(dag))
            return null;
        foreach (var recht in partij.Onderwerpen)
        {
            if (recht.Onderwerp == onderwerp && recht.Geldig.Omvat(dag))
                return recht;
        }

        return null;
    }

    /// <summary>The right by which a party may see a message in a topic today, or <see langword="null"/> when it may not.</summary>
    /// <param name="onderwerp">The topic.</param>
    /// <param name="partij">The party.</param>
    /// <param name="bericht">Any message of the journal.</param>
    /// <param name="vandaag">The day on which it asks, in Dutch time.</param>
    public static Onderwerprecht? Judge(Onderwerp onderwerp, Partij partij, Bericht bericht, DateOnly vandaag)
    {
        if (bericht.Fout is not null || bericht.Envelop.Soort == Berichtsoort.Fo01)
            return null;
        var dag = Berichttijd.Dag(bericht.OntvangenOp);
        return FindRecht(partij, onderwerp.Naam, vandaag) is { } nu && nu.Omvat(bericht.Envelop, partij.Code)
            && FindRecht(partij, onderwerp.Naam, dag) is { } toen && toen.Omvat(bericht.Envelop, partij.Code)
            && onderwerp.Omvat(bericht.Envelop, dag)
            ? nu
            : null;
    }
}
