using static IB.Gateway.Routing.Regellezer;

namespace IB.Gateway.Routing;

/// <summary>Reads what a party may follow.</summary>
internal static class OnderwerprechtLezer
{
    private const int MinGrondslag = 5;

    internal static List<Onderwerprecht> Read(List<OnderwerprechtRegel?>? regels, Rol rol, Foutenlijst fouten)
    {
        if (regels is { Count: > 0 } && rol == Rol.Intermediair)
            fouten.Add("onderwerpen", "horen niet bij een intermediair: die heeft zelf geen grondslag om berichten te zien");
        return ReadAll(regels, "onderwerpen", fouten, (regel, plaats) => ReadRecht(regel, rol, plaats));
    }

    private static Onderwerprecht? ReadRecht(OnderwerprechtRegel regel, Rol rol, Foutenlijst fouten)
    {
        if (string.IsNullOrEmpty(regel.Onderwerp))
            fouten.Add("onderwerp", "ontbreekt: de naam van een onderwerp uit dit bestand");
        Verstrekwijze? wijze = regel.Wijze switch
        {
            "inhoud" => Verstrekwijze.Inhoud,
            "melding" => Verstrekwijze.Melding,
            _ => null,
        };
        if (wijze is null)
            fouten.Add("wijze", "moet inhoud of melding zijn");
        var geldig = ReadGeldigheid(regel.Vanaf, regel.Tot, fouten);
        if (geldig.Vanaf is null)
            fouten.Add("vanaf", "ontbreekt: een recht heeft een begindatum, en van berichten van daarvoor ziet de partij niets");
        var grondslag = OnderwerpLezer.ReadZin(regel.Grondslag, "grondslag", MinGrondslag, fouten);
        var (bereik, gemeenten) = ReadBereik(regel, rol, fouten);
        return !fouten.Leeg ? null : new Onderwerprecht
        {
            Onderwerp = regel.Onderwerp!,
            Wijze = wijze!.Value,
            Bereik = bereik!.Value,
            Gemeenten = [.. gemeenten],
            Grondslag = grondslag,
            Kafka = regel.Kafka ?? false,
            Geldig = geldig,
        };
    }

    private static (Rechtbereik? Bereik, List<string> Gemeenten) ReadBereik(OnderwerprechtRegel regel, Rol rol, Foutenlijst fouten)
    {
        Rechtbereik? bereik = regel.Bereik switch
        {
            "landelijk" => Rechtbereik.Landelijk,
            "eigen" => Rechtbereik.Eigen,
            "gemeenten" => Rechtbereik.Gemeenten,
            _ => null,
        };
        if (bereik is null)
            fouten.Add("bereik", "moet landelijk, eigen of gemeenten zijn");
        if (bereik is Rechtbereik.Landelijk or Rechtbereik.Gemeenten && rol != Rol.Ketenpartner)
            fouten.Add(
                "bereik",
                $"kan alleen bij een {nameof(Rol.Ketenpartner)} iets anders dan eigen zijn: een ander ziet alleen berichten die hij verzond of die voor hem zijn");
        var gemeenten = ReadNamen(regel.Gemeenten, "gemeenten", fouten).ToList();
        if (bereik == Rechtbereik.Gemeenten && regel.Gemeenten is null)
            fouten.Add("gemeenten", "ontbreekt: noem de codes van de gemeenten");
        if (bereik != Rechtbereik.Gemeenten && regel.Gemeenten is not null)
            fouten.Add("gemeenten", "hoort alleen bij bereik gemeenten");
        return (bereik, gemeenten);
    }
}
