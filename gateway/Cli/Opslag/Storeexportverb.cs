using System.Globalization;
using System.Text.Json;
using IB.Gateway.Storage.Onderhoud;

namespace IB.Gateway.Cli;

/// <summary><c>store export</c>: reads the messages out of a store, for when there is no knooppunt to do it.</summary>
internal static class Storeexportverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var opslag = new Opslagopties();
        var map = Opties.Argument("MAP", "Nieuwe map voor het resultaat: berichten.ndjson, en met --inhoud een bestand per inhoud.");
        var inhoud = Opties.Vlag("--inhoud", "Schrijf ook de inhoud, ontsleuteld. Vraagt --reden.");
        var reden = Opties.Tekst("--reden", "TEKST", "Waarom iemand de inhoud nodig heeft; komt met de tijd in inzage.log van de gegevensmap.");
        var verb = new Verb(
            "export", "Leest de berichten uit de opslag, met hun historie.",
            $"{Verb.Programma} store export uitvoer", $"{Verb.Programma} store export uitvoer --inhoud --reden storing-1234")
        {
            Uitgangen = ["0  alles geschreven", "1  een deel van de inhoud was niet te lezen", "2  kon niet worden uitgevoerd"],
        };
        verb.Add(map);
        opslag.AddTo(verb);
        verb.Add(inhoud);
        verb.Add(reden);
        verb.SetAction((uitvoer, stop) =>
        {
            var (doel, metInhoud, waarom) = (Path.GetFullPath(uitvoer.GetRequiredValue(map)), uitvoer.GetValue(inhoud), uitvoer.GetValue(reden));
            if (metInhoud && string.IsNullOrWhiteSpace(waarom))
                return Task.FromResult(omgeving.RefuseUse("Inhoud lezen vraagt een reden. Geef --reden \"...\"."));
            if (Path.Exists(doel))
                return Task.FromResult(omgeving.RefuseUse($"{doel} bestaat al. Noem een nieuwe map."));
            return Task.FromResult(opslag.Run(uitvoer, omgeving, onderhoud =>
            {
                if (metInhoud)
                    onderhoud.RecordInzage(waarom!, omgeving.Tijd);
                return Write(onderhoud.Export(metInhoud, stop), doel, omgeving);
            }));
        });
        return verb;
    }

    private static int Write(IEnumerable<Exportregel> regels, string doel, Omgeving omgeving)
    {
        CreateMap(doel);
        var voortgang = new Voortgangsregel(omgeving);
        var (berichten, inhouden, onleesbaar) = (0L, 0L, 0L);
        using (var uit = new StreamWriter(Path.Combine(doel, "berichten.ndjson")))
        {
            foreach (var regel in regels)
            {
                uit.WriteLine(JsonSerializer.Serialize(Berichtregel.Of(regel), CliJson.Leesbaar.Berichtregel));
                voortgang.Show(new Onderhoudsvoortgang("berichten", ++berichten, 0));
                onleesbaar += regel.Onleesbaar is null ? 0 : 1;
                if (regel.Inhoud is not { } inhoud)
                    continue;
                using (inhoud)
                using (var bestand = File.Create(Path.Combine(doel, regel.Bericht.Volgnummer.ToString(CultureInfo.InvariantCulture) + ".inhoud")))
                    bestand.Write(inhoud.Bytes.Span);
                inhouden++;
            }
        }

        omgeving.Uit.WriteRegel($"{berichten} berichten en {inhouden} inhouden geschreven naar {doel}; {onleesbaar} inhouden waren niet te lezen.");
        return onleesbaar == 0 ? Uitgang.Goed : Uitgang.Mislukt;
    }

    // What comes out may be about people: the owner's alone, like the store itself.
    private static void CreateMap(string doel)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(doel);
        else
            Directory.CreateDirectory(doel, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
