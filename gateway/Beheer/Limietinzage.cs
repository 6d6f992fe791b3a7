using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Beheer;

/// <summary>Shows operators what is kept out, and who is turned away.</summary>
internal sealed class Limietinzage(Innamepoort inname, Partijlimieten limieten, IPartijregisterBron register, TimeProvider time)
{
    /// <summary>
    /// What holds now. Of the parties only those that were turned away since the start, or have something under way; who is limited now comes first.
    /// </summary>
    public Limietenantwoord Read()
    {
        var nu = time.GetUtcNow();
        var namen = register.Huidig.Partijen.ToDictionary(p => p.Code, p => p.Naam);
        var partijen = limieten.List()
            .Select(p => Of(p.Partij, namen.GetValueOrDefault(p.Partij), p.Verkeer, nu))
            .OfType<Limietregel>()
            .OrderByDescending(r => r.Beperkt).ThenBy(r => r.Partij, StringComparer.Ordinal).ThenBy(r => r.Verkeer, StringComparer.Ordinal);
        var bezwaren = inname.List();
        return new Limietenantwoord(
            bezwaren.Count == 0, [.. bezwaren.Select(b => new Innamebezwaar(Labelwaarde.Of(b.Reden), b.Seconden))], [.. partijen]);
    }

    private static Limietregel? Of(string partij, string? naam, Partijverkeer verkeer, DateTimeOffset nu)
    {
        if (verkeer.Begrenzer is not { } begrenzer)
            return null;
        var stand = verkeer.Afwijsstand;
        var (gelijktijdig, bytes) = (begrenzer.Gelijktijdig, begrenzer.Aandeel.InGebruik);
        if (stand is null && gelijktijdig == 0 && bytes == 0)
            return null;
        var grens = begrenzer.Grens;
        return new Limietregel(
            partij, naam ?? string.Empty, Labelwaarde.Of(verkeer.Soort), stand?.Tot > nu, stand?.Aantal ?? 0,
            stand is null ? null : Labelwaarde.Of(stand.Reden), stand?.Op, stand?.Tot,
            gelijktijdig, grens.Gelijktijdig, bytes, grens.BytesOnderweg,
            grens.BerichtenPerDag == 0 ? null : verkeer.Vandaag, grens.BerichtenPerDag == 0 ? null : grens.BerichtenPerDag);
    }
}

/// <summary>Answer of <c>/limieten</c>.</summary>
/// <param name="InnameOpen">Whether new messages are taken.</param>
/// <param name="Bezwaren">Why not.</param>
/// <param name="Partijen">Who was turned away, or has something under way.</param>
internal sealed record Limietenantwoord(bool InnameOpen, IReadOnlyList<Innamebezwaar> Bezwaren, IReadOnlyList<Limietregel> Partijen);

/// <summary>A reason for which nothing new is taken.</summary>
/// <param name="Reden"><c>budget</c> or <c>ruimte</c>.</param>
/// <param name="Seconden">What senders are told to wait.</param>
internal sealed record Innamebezwaar(string Reden, long Seconden);

/// <summary>A party in one kind of traffic.</summary>
/// <param name="Partij">Its code.</param>
/// <param name="Naam">Its name; empty when it just left the directory.</param>
/// <param name="Verkeer"><c>inzenden</c> or <c>ophalen</c>.</param>
/// <param name="Beperkt">Whether it is limited now: it was turned away, and its wait is not over.</param>
/// <param name="Afgewezen">Requests turned away for its limits since the start.</param>
/// <param name="Reden">Why the last one was.</param>
/// <param name="AfgewezenOp">When the last one was, UTC.</param>
/// <param name="WachtTot">Until when it was told to wait, UTC.</param>
/// <param name="Gelijktijdig">Requests under way.</param>
/// <param name="MaxGelijktijdig">How many there may be.</param>
/// <param name="BytesOnderweg">Bytes of them in memory.</param>
/// <param name="MaxBytesOnderweg">How many there may be.</param>
/// <param name="Vandaag">Messages taken over today; only when they are limited.</param>
/// <param name="BerichtenPerDag">How many there may be; only when they are limited.</param>
internal sealed record Limietregel(
    string Partij, string Naam, string Verkeer, bool Beperkt, long Afgewezen, string? Reden, DateTimeOffset? AfgewezenOp, DateTimeOffset? WachtTot,
    int Gelijktijdig, int MaxGelijktijdig, long BytesOnderweg, long MaxBytesOnderweg, int? Vandaag, int? BerichtenPerDag);
