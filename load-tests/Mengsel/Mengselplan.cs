namespace IB.Gateway.LoadTests.Mengsel;

/// <summary>One message of a mix, not made yet.</summary>
/// <param name="Functie">The message type.</param>
/// <param name="Klasse">Its class of size.</param>
/// <param name="Bytes">How large it should be.</param>
internal sealed record Mengseldeel(string Functie, Grootteklasse Klasse, int Bytes);

/// <summary>Draws a mix: the parts of types and of sizes are exact, as far as whole numbers can be; all else is chance, and the same for one seed.</summary>
internal static class Mengselplan
{
    // Of the class that every type with something to repeat may have, this part goes to messages with a list of clients.
    private const double DeelDeclaraties = 2 / 3d;

    /// <summary>Draws <paramref name="aantal"/> messages, in an order that is chance too.</summary>
    internal static IReadOnlyList<Mengseldeel> Draw(int aantal, int zaad)
    {
        var toeval = new Random(zaad);
        var functies = Berichtmix.Divide(aantal).SelectMany(d => Enumerable.Repeat(d.Functie, d.Aantal)).ToArray();
        toeval.Shuffle(functies);
        var klassen = new Grootteklasse[aantal];
        Array.Fill(klassen, Grootteklasse.Alle[0]);
        var perKlasse = Verdeling.Divide(aantal, [.. Grootteklasse.Alle.Select(k => k.Deel)]);
        for (var k = Grootteklasse.Alle.Count - 1; k > 0; k--)
            Assign(Grootteklasse.Alle[k], perKlasse[k]);
        return [.. functies.Select((f, i) => new Mengseldeel(f, klassen[i], klassen[i].Draw(toeval)))];

        void Assign(Grootteklasse klasse, int totaal)
        {
            var declaraties = klasse.AlleenDeclaraties ? totaal : (int)Math.Round(totaal * DeelDeclaraties);
            AssignTo(klasse, declaraties, Berichtmix.IsDeclaratie);
            AssignTo(klasse, totaal - declaraties, f => !Berichtmix.IsDeclaratie(f) && Berichtmaker.KanGroeien(f));
        }

        // The functies are in an order of chance already.
        void AssignTo(Grootteklasse klasse, int totaal, Func<string, bool> mag)
        {
            for (var i = 0; i < aantal && totaal > 0; i++)
            {
                if (klassen[i] != Grootteklasse.Alle[0] || !mag(functies[i]))
                    continue;
                klassen[i] = klasse;
                totaal--;
            }

            if (totaal > 0)
                throw new InvalidOperationException($"A mix of {aantal} messages has too few that can be in the class {klasse.Naam}.");
        }
    }
}
