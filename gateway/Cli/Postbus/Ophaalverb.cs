using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary><c>mailbox get</c>: the payload of a waiting message, checked against its SHA-256. It stays until it is confirmed.</summary>
internal static class Ophaalverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var id = Opties.Argument("TRACEERID", "Id van het bericht, zoals mailbox list het toont.");
        var uit = Opties.Tekst("--uit", "BESTAND", "Nieuw bestand voor het bericht; standaard de standaarduitvoer.");
        var verb = new Verb(
            "get", "Haalt een bericht op en controleert de SHA-256. Het blijft in de postbus tot mailbox confirm.",
            $"{Verb.Programma} mailbox get 3f0e9a52-6d1c-4d0e-9b7a-1c2d3e4f5a6b --uit bericht.xml")
        {
            Uitgangen = Mailboxverb.Uitgangen,
        };
        verb.Add(id);
        verb.Add(uit);
        return verb.SetActie(omgeving, async (uitvoer, verbinding, stop) =>
        {
            var (traceerId, pad) = (uitvoer.GetRequiredValue(id), uitvoer.GetValue(uit));
            if (Mailboxverb.FindFout(traceerId) is { } fout)
                return omgeving.RefuseUse(fout);

            // Before anything is fetched: fetching counts as an attempt at the knooppunt.
            if (pad is not null && (File.Exists(pad) || Directory.Exists(pad)))
                return omgeving.RefuseUse($"{pad} bestaat al en wordt niet overschreven. Kies een andere naam.");
            return await FetchAsync(Mailboxverb.Client(verbinding), traceerId, pad, omgeving, stop);
        });
    }

    private static async Task<int> FetchAsync(Postbusclient client, string traceerId, string? pad, Omgeving omgeving, CancellationToken stop)
    {
        var gegevens = await client.LookAsync(traceerId, stop);
        if (!gegevens.Gelukt)
            return Mailboxverb.Refuse(omgeving, gegevens);
        var (payload, weigering) = await client.FetchAsync(traceerId, stop);
        if (payload is null)
            return Mailboxverb.Refuse(omgeving, weigering!);
        if (Payloadcontrole.FindFout(payload, gegevens) is { } fout)
        {
            omgeving.Fouten.WriteRegel($"{traceerId}: {fout} Er is niets geschreven; haal het bericht opnieuw op.");
            return Uitgang.Mislukt;
        }

        return pad is null ? Write(payload.Inhoud, omgeving) : Write(payload.Inhoud, pad, omgeving);
    }

    private static int Write(byte[] inhoud, Omgeving omgeving)
    {
        try
        {
            using var doel = omgeving.OpenUitvoer();
            doel.Write(inhoud);
            return Uitgang.Goed;
        }
        catch (IOException fout)
        {
            return omgeving.RefuseUse($"De standaarduitvoer kan niet worden geschreven ({fout.Message}). Het bericht staat nog in de postbus.");
        }
    }

    private static int Write(byte[] inhoud, string pad, Omgeving omgeving)
    {
        var opties = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };

        // A message is about a person: for the owner only.
        if (!OperatingSystem.IsWindows())
            opties.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var doel = new FileStream(pad, opties);
            doel.Write(inhoud);
            doel.Flush(flushToDisk: true);
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return omgeving.RefuseUse($"{pad} kan niet worden geschreven ({fout.Message}). Het bericht staat nog in de postbus.");
        }

        omgeving.Fouten.WriteRegel($"{pad}: {inhoud.Length} bytes, SHA-256 klopt.");
        return Uitgang.Goed;
    }
}
