using IB.Gateway.Storage;

namespace IB.Gateway.Rest;

/// <summary>Answer to a message that was taken over.</summary>
/// <param name="TraceerId">Its id.</param>
/// <param name="ConversatieId">Its conversation.</param>
/// <param name="Toestand">The state now; Afgekeurd when a check refused it.</param>
/// <param name="OntvangenOp">When it was taken over (the first time), UTC.</param>
/// <param name="Fout">Why it was refused.</param>
internal sealed record Ontvangstbevestiging(
    string TraceerId, string ConversatieId, string Toestand, DateTime OntvangenOp, Foutgegevens? Fout)
{
    public static Ontvangstbevestiging Of(Bericht bericht) => new(
        bericht.Envelop.Referentienummer,
        bericht.Envelop.ConversatieId,
        bericht.Toestand.ToString(),
        bericht.OntvangenOp.UtcDateTime,
        Foutgegevens.Of(bericht.Fout));
}

/// <summary>The state of a message and how it got there.</summary>
/// <param name="TraceerId">Its id.</param>
/// <param name="ConversatieId">Its conversation.</param>
/// <param name="Toestand">The state now.</param>
/// <param name="Fout">Why it was refused.</param>
/// <param name="Historie">Oldest line first.</param>
internal sealed record Berichtstatus(
    string TraceerId, string ConversatieId, string Toestand, Foutgegevens? Fout, IReadOnlyList<Historieregel> Historie)
{
    public static Berichtstatus Of(Bericht bericht, IReadOnlyList<Gebeurtenis> historie) => new(
        bericht.Envelop.Referentienummer,
        bericht.Envelop.ConversatieId,
        bericht.Toestand.ToString(),
        Foutgegevens.Of(bericht.Fout),
        [.. historie.Select(g => new Historieregel(g.Tijd.UtcDateTime, g.Toestand?.ToString(), g.Oorzaak))]);
}

/// <summary>One line of a history.</summary>
internal sealed record Historieregel(DateTime Tijd, string? Toestand, string Oorzaak);

/// <summary>A fault as JSON.</summary>
internal sealed record Foutgegevens(string Code, string Plek, string Omschrijving, string? Details)
{
    public static Foutgegevens? Of(Fout? fout) => fout is null ? null : new(fout.Code, fout.Plek, fout.Omschrijving, fout.Details);
}
