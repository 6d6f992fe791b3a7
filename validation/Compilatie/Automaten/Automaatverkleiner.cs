namespace IB.Gateway.Validation.Compilatie;

/// <summary>Makes the smallest automaton of the same language: states that no word tells apart become one, and so do columns (Moore).</summary>
internal static class Automaatverkleiner
{
    internal static Automaat Minimise(Automaat automaat)
    {
        var aantal = automaat.Eind.Length;
        var klassen = automaat.Eind.Select(e => e ? 1 : 0).ToArray();
        for (var vorige = 0; ; )
        {
            // The class of a state says in which class it is now and in which it goes; state 0 comes first, so its class stays 0.
            var nummers = new Dictionary<int[], int>(Rijvergelijker.Instance);
            var nieuw = new int[aantal];
            for (var toestand = 0; toestand < aantal; toestand++)
            {
                var rij = new int[automaat.Breedte + 1];
                rij[0] = klassen[toestand];
                for (var kolom = 0; kolom < automaat.Breedte; kolom++)
                    rij[kolom + 1] = klassen[automaat.Tabel[(toestand * automaat.Breedte) + kolom]];
                nummers.TryAdd(rij, nummers.Count);
                nieuw[toestand] = nummers[rij];
            }

            klassen = nieuw;
            if (nummers.Count == vorige)
                return Merge(automaat, klassen, vorige);
            vorige = nummers.Count;
        }
    }

    private static Automaat Merge(Automaat automaat, int[] klassen, int aantal)
    {
        var voorbeelden = Enumerable.Range(0, aantal).Select(k => Array.IndexOf(klassen, k)).ToArray();
        var nummers = new Dictionary<int[], int>(Rijvergelijker.Instance);
        var kolomnummers = new ushort[automaat.Breedte];
        for (var kolom = 0; kolom < automaat.Breedte; kolom++)
        {
            int[] rij = [.. voorbeelden.Select(v => klassen[automaat.Tabel[(v * automaat.Breedte) + kolom]])];
            nummers.TryAdd(rij, nummers.Count);
            kolomnummers[kolom] = (ushort)nummers[rij];
        }

        var tabel = new ushort[aantal * nummers.Count];
        foreach (var (rij, kolom) in nummers)
        {
            for (var toestand = 0; toestand < aantal; toestand++)
                tabel[(toestand * nummers.Count) + kolom] = (ushort)rij[toestand];
        }

        return new Automaat(
            tabel, [.. automaat.Kolommen.Select(k => kolomnummers[k])], nummers.Count, (ushort)klassen[automaat.Begin],
            [.. voorbeelden.Select(v => automaat.Eind[v])]);
    }
}
