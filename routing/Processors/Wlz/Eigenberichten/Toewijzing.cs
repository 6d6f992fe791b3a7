using System.Collections.Immutable;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// What is remembered of one Toewijzing of a gemeente, from its own messages: the version that holds (301), and what its aanbieder reported
/// of the delivery (305, 307).
/// </summary>
/// <param name="Gemeente">Code of the gemeente.</param>
/// <param name="Nummer">Its ToewijzingNummer, 0-999,999,999: unique within the gemeente (TR332).</param>
/// <param name="Aanbieder">
/// What stands for the aanbieder: says whether two messages are of the same one about the same Toewijzing, and cannot be turned back. So
/// what another one reports under the same number is about something else.
/// </param>
/// <param name="Gezien">The day on which the last message about it was accepted.</param>
/// <param name="Geleverd">
/// The place of what follows from it in the order of its source: the latest moment of any message, and how many were taken. It grows with
/// each, in whatever order they come.
/// </param>
/// <param name="Versie">The version that holds; <see langword="null"/> as long as no 301 came in.</param>
/// <param name="Meldingen">What was reported of the delivery, in the order of who reported it.</param>
internal sealed record Toewijzing(
    string Gemeente, long Nummer, ulong Aanbieder, DateOnly Gezien, Leverorde Geleverd, Toewijzingversie? Versie, ImmutableArray<Leveringsmelding> Meldingen)
{
    /// <summary>Most reports of one Toewijzing.</summary>
    internal const int MaxMeldingen = 64;

    /// <summary>What the registration that follows from it is called.</summary>
    internal string RegistratieId => Eigenregistratie.Id(Nummer);

    /// <summary>Whether what a message says is about this one.</summary>
    internal bool IsVan(string gemeente, Eigenlevering levering) => Nummer == levering.Nummer && Aanbieder == levering.Aanbieder && Gemeente == gemeente;

    /// <summary>The same with what a message says of it; <see langword="null"/> when there is no room for it.</summary>
    internal Toewijzing? Take(Eigenlevering levering, DateOnly ontvangen)
    {
        var later = this with
        {
            Gezien = ontvangen > Gezien ? ontvangen : Gezien,
            Geleverd = new Leverorde(Math.Max(Geleverd.Ms, levering.Geleverd.Ms), Geleverd.Volgnummer + 1),
        };
        return levering switch
        {
            Eigenlevering.Toegewezen { Versie: var versie } =>
                later with { Versie = Versie is { } bekend && bekend.Orde.CompareTo(versie.Orde) > 0 ? bekend : versie },
            Eigenlevering.Gemeld when Meldingen.Length >= MaxMeldingen => null,
            Eigenlevering.Gemeld { Melding: var melding } => later with { Meldingen = Insert(melding) },
            _ => throw new ArgumentOutOfRangeException(nameof(levering), levering.GetType().Name, "Onbekende levering."),
        };
    }

    private ImmutableArray<Leveringsmelding> Insert(Leveringsmelding melding)
    {
        var plek = Meldingen.Length;
        while (plek > 0 && Leveringsmelding.Compare(Meldingen[plek - 1], melding) > 0)
            plek--;
        return Meldingen.Insert(plek, melding);
    }
}

/// <summary>One version of a Toewijzing, by a 301.</summary>
/// <param name="Toegewezen">Toewijzingsdatum and Toewijzingstijd, in Dutch time: of two versions the later holds (IV013).</param>
/// <param name="Geleverd">When the gemeente sent it, for two with the same moment.</param>
/// <param name="Periode">Ingangsdatum and Einddatum.</param>
/// <param name="Categorie">Product category, or <see langword="null"/>.</param>
/// <param name="IsVerwijderd">It counts as never sent (RedenWijziging 13, or 01 before it was withdrawn).</param>
internal sealed record Toewijzingversie(DateTime Toegewezen, Leverorde Geleverd, Dagperiode Periode, string? Categorie, bool IsVerwijderd)
{
    /// <summary>Of two versions the one with the higher holds.</summary>
    internal (DateTime Toegewezen, Leverorde Geleverd) Orde => (Toegewezen, Geleverd);
}

/// <summary>What an aanbieder reported of the delivery, by a 305 or 307.</summary>
/// <param name="Geleverd">When it did; in one message what is taken back comes before what is new.</param>
/// <param name="Soort">What.</param>
/// <param name="IsVerwijderd">It takes back what it said before (StatusAanlevering 3).</param>
/// <param name="Begin">Begindatum of the delivery.</param>
/// <param name="Einde">Einddatum; <see langword="null"/> for a start.</param>
internal sealed record Leveringsmelding(Leverorde Geleverd, Leveringsoort Soort, bool IsVerwijderd, DateOnly Begin, DateOnly? Einde)
{
    /// <summary>The order in which reports count; what is taken back before what is new.</summary>
    internal static int Compare(Leveringsmelding links, Leveringsmelding rechts)
        => (links.Geleverd, !links.IsVerwijderd, links.Soort, links.Begin, links.Einde)
            .CompareTo((rechts.Geleverd, !rechts.IsVerwijderd, rechts.Soort, rechts.Begin, rechts.Einde));

    /// <summary>Whether the two are about the same start or stop. The reason of a stop counts only as far as it ends the delivery or not.</summary>
    internal bool IsZelfde(Leveringsmelding ander) => Soort == ander.Soort && Begin == ander.Begin && Einde == ander.Einde;
}

/// <summary>What is reported of a delivery. The numbers are stored; they do not change.</summary>
internal enum Leveringsoort : byte
{
    /// <summary>It begins (305).</summary>
    Start = 1,

    /// <summary>It pauses (307, RedenBeeindiging 20): the voorziening goes on.</summary>
    Onderbreking = 2,

    /// <summary>It ends (307, any other RedenBeeindiging).</summary>
    Einde = 3,
}
