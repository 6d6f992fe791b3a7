namespace IB.Gateway.Generator;

/// <summary>The code of a pack, or what is wrong with it.</summary>
internal sealed record Packuitvoer(IReadOnlyList<Bron> Bronnen, IReadOnlyList<Melding> Meldingen)
{
    /// <summary>Pure: the same pack gives the same code, on any machine.</summary>
    internal static Packuitvoer Make(Packinvoer pack)
    {
        var meldingen = new List<Melding>();
        var model = Modelbouwer.Build(pack, meldingen);
        return new Packuitvoer(model is null || meldingen.Count > 0 ? [] : [.. Packschrijver.Write(model)], meldingen);
    }
}

/// <summary>One file of generated code.</summary>
internal sealed record Bron(string Naam, string Tekst);
