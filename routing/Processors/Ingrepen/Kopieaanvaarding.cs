using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Lets a person allow a full copy that was parked because it changes too much.</summary>
internal sealed class Kopieaanvaarding(Kopietoelating toelating, Kopiestanden kopieen, Parkeerplaats geparkeerd, Ingreepboek boek)
{
    internal static Ingreepuitkomst GeenKopie(Positie plek) => new(
        Ingreepafloop.Geweigerd,
        $"Bij {Ingreeptekst.Of(plek)} wacht geen volledige kopie die te aanvaarden is. Hervat het stuk (processors resume), of leg het terzijde (processors set-aside); is het een kopie, vraag de bron dan om een nieuwe.");

    /// <summary>Applies the copy of which the part at this place is parked.</summary>
    public async Task<Ingreepuitkomst> AcceptAsync(Positie plek, string reden, CancellationToken cancellationToken)
    {
        if (await geparkeerd.FindAsync(plek, cancellationToken) is not { } parkering)
            return Ingreeptekst.Onbekend(plek);
        var standen = await kopieen.ListAsync(cancellationToken);
        var stand = standen.FirstOrDefault(s => s.Plekken.Contains(plek));
        if (!Berichtstuk.IsSleutel(parkering.Sleutel) || stand is not { IsCompleet: true, Gebrek: null })
            return GeenKopie(plek);
        if (standen.Any(static s => s.IsAanvaard))
            return new Ingreepuitkomst(Ingreepafloop.Geweigerd, "Er wordt al een kopie verwerkt. Probeer het daarna opnieuw.");
        var ingreep = new Ingreep(Ingreepdaad.Aanvaard, plek, reden);
        return await toelating.AllowAsync(await boek.GetPositieAsync(cancellationToken), stand, ingreep, cancellationToken) is { } bezwaar
            ? new Ingreepuitkomst(Ingreepafloop.Geweigerd, bezwaar)
            : new Ingreepuitkomst(Ingreepafloop.Gedaan, $"De kopie is verwerkt, met haar {stand.Delen.Count} delen.");
    }
}
