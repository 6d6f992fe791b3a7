
namespace IB.Gateway.Cli;

/// <summary><c>mailbox confirm</c>: tells the knooppunt that messages arrived, after which they leave the mailbox.</summary>
internal static class Bevestigverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var ids = Opties.Argumenten("TRACEERID", "Id's van berichten die veilig zijn opgeslagen.");
        var verb = new Verb(
            "confirm", "Bevestigt de ontvangst van berichten; daarna zijn ze uit de postbus.",
            $"{Verb.Programma} mailbox confirm 3f0e9a52-6d1c-4d0e-9b7a-1c2d3e4f5a6b")
        {
            Uitgangen = Mailboxverb.Uitgangen,
        };
        verb.Add(ids);
        return verb.SetActie(omgeving, async (uitvoer, verbinding, stop) =>
        {
            var lijst = uitvoer.GetRequiredValue(ids);

            // None is confirmed when one of them cannot be meant: a typing error must not leave half the work done.
            var fouten = lijst.Select(Mailboxverb.FindFout).OfType<string>().ToList();
            if (fouten.Count > 0)
                return omgeving.RefuseUse(fouten);
            var uitgang = Uitgang.Goed;
            foreach (var id in lijst)
            {
                var antwoord = await Mailboxverb.Client(verbinding).ConfirmAsync(id, stop);
                if (antwoord.Gelukt)
                    omgeving.Uit.WriteRegel($"{id}: bevestigd");
                else
                    uitgang = Mailboxverb.Refuse(omgeving, antwoord, $"{id}: ");
            }

            return uitgang;
        });
    }
}
