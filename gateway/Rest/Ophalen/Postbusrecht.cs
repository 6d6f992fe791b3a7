using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Rest;

/// <summary>
/// Which of the messages with one traceerId a caller means. Senders choose ids, so there can be several; the mailbox shows
/// and confirms them one by one, oldest first. Pure functions over the messages as the journal gives them: oldest first.
/// </summary>
internal static class Postbusrecht
{
    /// <summary>Whether the message waits for its receiver.</summary>
    public static bool Wacht(Bericht bericht) => bericht.Toestand is Toestand.Klaargezet or Toestand.Aangeboden;

    /// <summary>Whether the caller may read and confirm this message: it is for the caller, or a mandate covers it.</summary>
    public static bool MagOntvangen(Bericht bericht, Partij beller, DateOnly dag)
        => bericht.Toestand != Toestand.Afgekeurd
            && Partijregister.MagOntvangen(beller, bericht.Envelop.Ontvanger.Organisatie, bericht.Envelop.Functie, dag);

    /// <summary>Whether the caller may follow this message: as its receiver, its sender, who handed it in, or with a mandate of its sender.</summary>
    public static bool MagVolgen(Bericht bericht, Partij beller, DateOnly dag)
        => bericht.Indiener == beller.Code
            || Partijregister.MagVerzenden(beller, bericht.Envelop.Zender.Organisatie, bericht.Envelop.Functie, dag)
            || MagOntvangen(bericht, beller, dag);

    /// <summary>The oldest message of a mailbox that waits under this id and that the caller may read; <see langword="null"/> when there is none.</summary>
    /// <remarks>
    /// Only the first that waits for each receiver counts, because that is the one that a confirmation confirms: a mandate for a
    /// later one may not confirm an earlier one.
    /// </remarks>
    public static Bericht? FindWachtend(IReadOnlyList<Bericht> berichten, Partij beller, DateOnly dag)
        => berichten
            .Where(Wacht)
            .DistinctBy(b => b.Envelop.Ontvanger.Organisatie)
            .FirstOrDefault(b => MagOntvangen(b, beller, dag));

    /// <summary>
    /// The message that a confirmation is about: the one that waits, or else the last one that was delivered. A message that was
    /// never offered is not confirmed when another with its id was delivered before: that is a repeated confirmation of the
    /// other, and confirming would lose a message that nobody has read.
    /// </summary>
    public static Bericht? FindTeBevestigen(IReadOnlyList<Bericht> berichten, Partij beller, DateOnly dag)
    {
        var bezorgd = berichten.LastOrDefault(b => b.Toestand == Toestand.Bezorgd && MagOntvangen(b, beller, dag));
        var wachtend = FindWachtend(berichten, beller, dag);
        return wachtend is { Toestand: Toestand.Klaargezet, Pogingen: 0 } && bezorgd is not null ? bezorgd : wachtend ?? bezorgd;
    }
}
