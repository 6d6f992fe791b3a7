namespace IB.Gateway.Routing;

/// <summary>Reads the limits of a party in a party directory.</summary>
internal static class LimietLezer
{
    internal static Limietafspraak Read(LimietenRegel? regel, Foutenlijst fouten)
    {
        Check(regel?.Inzenden, perDag: true, fouten.In("inzenden"));
        Check(regel?.Ophalen, perDag: false, fouten.In("ophalen"));
        return regel is null ? Limietafspraak.Geen : new Limietafspraak(regel.Inzenden, regel.Ophalen);
    }

    private static void Check(Verkeerslimiet? limiet, bool perDag, Foutenlijst fouten)
    {
        foreach (var (naam, fout) in limiet?.Validate(perDag) ?? [])
            fouten.Add(naam, fout);
    }
}
