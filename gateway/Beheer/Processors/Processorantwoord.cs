using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;

namespace IB.Gateway.Beheer;

/// <summary>The processors that are switched on, by name.</summary>
internal sealed record Processorenantwoord(IReadOnlyList<Processorantwoord> Processors);

/// <summary>What a processor declares of itself, and how it stands.</summary>
/// <param name="Naam">Its name.</param>
/// <param name="Doel">What it does.</param>
/// <param name="Leest">The functies that it reads, of messages for the knooppunt itself.</param>
/// <param name="LeestMee">The functies of messages between others that it reads along, of parties that chose that.</param>
/// <param name="Verzendt">The functies that it sends.</param>
/// <param name="Onthoudt">What it remembers of whom.</param>
/// <param name="Grondslag">The law and article that allow it.</param>
/// <param name="BewaartermijnDagen">Days that it remembers what is over.</param>
/// <param name="Knooppunt">The node that has its turn; <see langword="null"/> when none has.</param>
/// <param name="IsHier">Whether that is the node that answers. Only there <paramref name="OudsteOnverwerkt"/> is known.</param>
/// <param name="Positie">The journal position up to which it has read: everything before it is done, parked, or does not concern it.</param>
/// <param name="Achterstand">Messages of the journal that it has not read.</param>
/// <param name="OudsteOnverwerkt">When the oldest message that it is busy with came in; <see langword="null"/> when there is none.</param>
/// <param name="OudsteLeeftijdSeconden">How long ago that was; 0 when there is none.</param>
/// <param name="Geparkeerd">Pieces that wait for a person.</param>
/// <param name="VerderOp">When it last wrote something down.</param>
/// <param name="Stukken">Pieces processed at the node that answers, since its start.</param>
/// <param name="Verzonden">Messages sent there since then.</param>
/// <param name="Geweigerd">Questions answered there with a fault since then.</param>
internal sealed record Processorantwoord(
    string Naam,
    string Doel,
    IReadOnlyList<string> Leest,
    IReadOnlyList<string> LeestMee,
    IReadOnlyList<string> Verzendt,
    string Onthoudt,
    string Grondslag,
    double BewaartermijnDagen,
    string? Knooppunt,
    bool IsHier,
    long Positie,
    long Achterstand,
    DateTimeOffset? OudsteOnverwerkt,
    double OudsteLeeftijdSeconden,
    long Geparkeerd,
    DateTimeOffset? VerderOp,
    long Stukken,
    long Verzonden,
    long Geweigerd)
{
    public static Processorantwoord Of(Processoroverzicht overzicht, long laatste, DateTimeOffset nu)
    {
        var (verklaring, stand, voortgang, houder) = overzicht;
        return new Processorantwoord(
            verklaring.Naam, verklaring.Doel, verklaring.Leest, verklaring.LeestMee, verklaring.Verzendt, verklaring.Onthoudt, verklaring.Grondslag,
            verklaring.Bewaartermijn.TotalDays, houder, voortgang.IsHier, overzicht.Gelezen, Math.Max(0, laatste + 1 - overzicht.Gelezen),
            voortgang.OudsteOnverwerkt,
            voortgang.OudsteOnverwerkt is { } oudste ? Math.Max(0, (nu - oudste).TotalSeconds) : 0, stand.Geparkeerd, stand.VerderOp,
            voortgang.Stukken, voortgang.Verzonden, voortgang.Geweigerd);
    }
}

/// <summary>What a processor has parked, oldest first.</summary>
/// <param name="Geparkeerd">The pieces.</param>
/// <param name="Volgende">Path of the next page; <see langword="null"/> when there is none.</param>
internal sealed record Geparkeerdantwoord(IReadOnlyList<Geparkeerdregel> Geparkeerd, string? Volgende);

/// <summary>A piece that is parked; nothing of its content, and not whom it is about.</summary>
/// <param name="Plek">Journal position and piece: <c>12/0</c>.</param>
/// <param name="Referentienummer">Of its message; <see langword="null"/>, as the next two, when the message is no longer kept.</param>
/// <param name="Functie">Of its message.</param>
/// <param name="Zender">Organisation that made its message.</param>
/// <param name="Reden">Why.</param>
/// <param name="Sinds">Since when.</param>
internal sealed record Geparkeerdregel(string Plek, string? Referentienummer, string? Functie, string? Zender, string Reden, DateTimeOffset Sinds)
{
    public static Geparkeerdregel Of(Parkering parkering, Bericht? bericht) => new(
        $"{parkering.Plek.Volgnummer}/{parkering.Plek.Deel}", bericht?.Envelop.Referentienummer, bericht?.Envelop.Functie,
        bericht?.Envelop.Zender.Organisatie, parkering.Reden, parkering.Op);
}

/// <summary>What an operator sends along with a replay.</summary>
/// <param name="Vanaf">Journal position to read from, 1 or more.</param>
/// <param name="Reden">Why, 1-200 characters.</param>
/// <param name="Vergeet">Whether it may forget what does not come back.</param>
internal sealed record Replayvraag(long Vanaf, string? Reden, bool Vergeet);

/// <summary>What an operator sends along to do something to all that is parked for one reason.</summary>
/// <param name="MetReden">How the reason begins for which they are parked, 1-200 characters.</param>
/// <param name="Na">Those after this place, <c>12/0</c>; <see langword="null"/> for all.</param>
/// <param name="Reden">Why, 1-200 characters.</param>
internal sealed record Massavraag(string? MetReden, string? Na, string? Reden);

/// <summary>What an intervention came to.</summary>
/// <param name="Uitkomst">What happened and what now, in Dutch.</param>
internal sealed record Ingreepantwoord(string Uitkomst);

/// <summary>What operators did to a processor, the latest first.</summary>
internal sealed record Ingrepenantwoord(IReadOnlyList<Ingreepantwoordregel> Ingrepen);

/// <summary>An intervention.</summary>
/// <param name="Tijd">When.</param>
/// <param name="Daad">What: <c>hervat</c>, <c>terzijde</c>, <c>aanvaard</c>, <c>replay</c>.</param>
/// <param name="Plek">To which piece, <c>12/0</c>; of a replay from where.</param>
/// <param name="Reden">Why.</param>
internal sealed record Ingreepantwoordregel(DateTimeOffset Tijd, string Daad, string Plek, string Reden)
{
    public static Ingreepantwoordregel Of(Ingreepregel regel) => new(
        regel.Op, regel.Ingreep.Daad, $"{regel.Ingreep.Plek.Volgnummer}/{regel.Ingreep.Plek.Deel}", regel.Ingreep.Reden);
}
