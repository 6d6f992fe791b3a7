using IB.Gateway.Hosting;
using IB.Gateway.Routing;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Routing.Kafka.Topics;
using IB.Gateway.Schemas;

namespace IB.Gateway.Cli;

/// <summary><c>topics</c>: the Kafka topics of who follows over Kafka, as settings and party directory declare them.</summary>
internal static class Topicsverb
{
    private const int MaxBytes = 64 * 1024 * 1024;
    private const string Standaardbestand = "ib-gateway.json";

    internal static Verb Create(Omgeving omgeving)
    {
        var check = Create(omgeving, "check", "Vergelijkt de topics van het Kafka-cluster met wat ze moeten zijn; wijzigt niets.", aanmaken: false);
        var create = Create(omgeving, "create", "Maakt de topics die er niet zijn; wat er is wordt vergeleken en niet gewijzigd.", aanmaken: true);
        return new Verb("topics", "Werkt met de Kafka-topics van ketenpartners, voor beheerders.", [.. check.Voorbeelden, .. create.Voorbeelden])
        {
            check,
            create,
        };
    }

    private static Verb Create(Omgeving omgeving, string naam, string uitleg, bool aanmaken)
    {
        var instellingen = Opties.Tekst("--instellingen", "BESTAND", $"Pad van het instellingenbestand; standaard {Standaardbestand}.");
        var verb = new Verb(naam, uitleg, $"{Verb.Programma} topics {naam} --instellingen {Standaardbestand}")
        {
            Uitgangen = ["0  alle topics zijn in orde", "1  een topic ontbreekt of is anders", "2  instellingen onjuist, of het cluster antwoordt niet"],
            // A cluster that does not answer is waited for.
            Stoptijd = TimeSpan.FromSeconds(10),
        };
        verb.Add(instellingen);
        verb.SetAction((uitvoer, stop) => Startfouten.GuardAsync(
            omgeving, () => RunAsync(InstellingenLezer.ReadKafka(uitvoer.GetValue(instellingen) ?? Standaardbestand), aanmaken, omgeving, stop)));
        return verb;
    }

    private static async Task<int> RunAsync(Instellingen instellingen, bool aanmaken, Omgeving omgeving, CancellationToken stop)
    {
        var (register, fouten) = Read(instellingen, omgeving);
        if (register is null)
            return omgeving.RefuseUse(fouten);
        var beheer = new Topicbeheer(instellingen.Kafka);
        var uitgang = Uitgang.Goed;
        foreach (var declaratie in Topicplan.Make(register, Berichttijd.Dag(omgeving.Tijd.GetUtcNow()), instellingen.Kafka))
        {
            var oordeel = await beheer.CheckAsync(declaratie, aanmaken, stop);
            Write(declaratie, oordeel, omgeving);
            uitgang = Math.Max(uitgang, Judge(oordeel));

            // A cluster that does not answer for one does not for the next either.
            if (oordeel.Fout?.Soort == Kafkafoutsoort.Tijdelijk)
                break;
        }

        return uitgang;
    }

    private static (Partijregister? Register, IReadOnlyList<string> Fouten) Read(Instellingen instellingen, Omgeving omgeving)
    {
        var lezing = Schemamap.Read(instellingen.Schemas.Map);
        if (lezing.Catalogus is not { } catalogus)
            return (null, lezing.Fouten);
        using var lezer = new Bestandlezer(omgeving, MaxBytes);
        var gelezen = lezer.Read(instellingen.Partijen);
        return gelezen.Soort switch
        {
            Leessoort.Gelezen => PartijenLezer.Read(gelezen.Inhoud.Span, catalogus),
            Leessoort.TeGroot => (null, [$"{instellingen.Partijen} is groter dan {MaxBytes} bytes."]),
            _ => (null, [gelezen.Uitleg]),
        };
    }

    private static int Judge(Topicoordeel oordeel) => oordeel switch
    {
        { Fout.Soort: Kafkafoutsoort.Tijdelijk } => Uitgang.Gebruik,
        { Fout: not null } or { Bevindingen.Count: > 0 } => Uitgang.Mislukt,
        _ => Uitgang.Goed,
    };

    private static void Write(Topicdeclaratie declaratie, Topicoordeel oordeel, Omgeving omgeving)
    {
        var uitkomst = oordeel switch
        {
            { Fout: { Soort: Kafkafoutsoort.Tijdelijk } fout } =>
                $"het cluster antwoordt niet ({fout.Code}). Controleer kafka.servers, de brokers en het netwerk, en probeer het opnieuw.",
            { Fout: { } fout } => fout.Uitleg,
            { Gemaakt: true } => "gemaakt",
            { Bevindingen.Count: > 0 } => "anders dan verwacht",
            _ => "in orde",
        };
        omgeving.Uit.WriteRegel($"{declaratie.Naam} ({declaratie.Partij}, {declaratie.Onderwerp}): {uitkomst}");
        foreach (var bevinding in oordeel.Bevindingen)
            omgeving.Uit.WriteRegel($"  {bevinding}");
    }
}
