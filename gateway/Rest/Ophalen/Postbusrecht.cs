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
    public static Bericht? FindWachtend(IReadOnlyList<Bericht> berichten, Partij beller, DateOnly dag)
        => berichten.FirstOrDefault(b => Wacht(b) && MagOntvangen(b, beller, dag));

    /// <summary>
    /// The message that a confirmation is about: the one that waits, or else the last one that was delivered, or else the oldest that was given
    /// up after it had been offered. A message that was never offered is not confirmed when another with its id was delivered before: that is a
    /// repeated confirmation of the other, and confirming would lose a message that nobody has read.
    /// </summary>
    public static Bericht? FindTeBevestigen(IReadOnlyList<Bericht> berichten, Partij beller, DateOnly dag)
    {
        var bezorgd = berichten.LastOrDefault(b => b.Toestand == Toestand.Bezorgd && MagOntvangen(b, beller, dag));
        var wachtend = FindWachtend(berichten, beller, dag);
        if (wachtend is not null && (bezorgd is null || WasAangeboden(wachtend)))
            return wachtend;
        return bezorgd
            ?? berichten.FirstOrDefault(b => b.Toestand is Toestand.Mislukt or Toestand.Verlopen && WasAangeboden(b) && MagOntvangen(b, beller, dag));
    }

    /// <summary>
    /// The message that the caller follows: the last that was accepted, or else the last that was refused. Somebody who tries again after a
    /// refusal uses the same id, and sees what became of the message.
    /// </summary>
    public static Bericht? FindTeVolgen(IReadOnlyList<Bericht> berichten, Partij beller, DateOnly dag)
        => berichten.LastOrDefault(b => b.Toestand != Toestand.Afgekeurd && MagVolgen(b, beller, dag))
            ?? berichten.LastOrDefault(b => MagVolgen(b, beller, dag));

    // Of one that was given up the count is all that tells: its state does not.
    private static bool WasAangeboden(Bericht bericht) => bericht.Toestand == Toestand.Aangeboden || bericht.Pogingen > 0 || bericht.Ophalingen > 0;
}
