using IB.Gateway.Storage.Feiten;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>The rows of messages that are new.</summary>
internal static class Boekrijen
{
    private const string InsertKenmerk = "INSERT INTO kenmerk (id, soort, volgnummer) SELECT * FROM unnest($1, $2, $3)";
    private const string InsertInhoud = "INSERT INTO inhoud (volgnummer, sleutel, deel, lading) SELECT * FROM unnest($1, $2, $3, $4)";

    private const string InsertBezorging = """
        INSERT INTO bezorging (volgnummer, partij, toestand, pogingen, sinds, rijp, vast_tot)
        SELECT u.volgnummer, u.partij, u.toestand, 0, u.sinds, u.rijp, u.vast_tot FROM unnest($1, $2, $3, $4, $5, $6) u (volgnummer, partij, toestand, sinds, rijp, vast_tot)
        """;

    private const short Referentienummer = 1;
    private const short Conversatie = 2;

    public static void AddInserts(NpgsqlBatch batch, IReadOnlyList<Nieuwbericht> nieuw)
    {
        var feiten = nieuw.Select(static n => n.Feit).ToList();
        Berichtrij.AddInserts(batch, feiten);
        var kenmerken = feiten.SelectMany(Kenmerken).ToList();
        batch.Add(
            InsertKenmerk, All(kenmerken.Select(static k => (byte[]?)k.Id)), All(kenmerken.Select(static k => k.Soort)),
            All(kenmerken.Select(static k => k.Volgnummer)));
        batch.Add(
            InsertInhoud, All(feiten.Select(static f => f.Volgnummer)), All(feiten.Select(static f => f.SleutelId)),
            All(nieuw.Select(static n => n.Plaats.Deel)), All(nieuw.Select(static n => n.Plaats.Nummer)));
        var bezorgingen = nieuw.Where(static n => n.Feit.Boeking.Bezorgaan is not null).ToList();
        if (bezorgingen.Count == 0)
            return;
        batch.Add(
            InsertBezorging, All(bezorgingen.Select(static n => n.Feit.Volgnummer)), All(bezorgingen.Select(static n => n.Feit.Boeking.Bezorgaan)),
            All(bezorgingen.Select(static n => (short)n.Feit.Begin)), All(bezorgingen.Select(static n => n.Feit.OntvangenMs)),
            All(bezorgingen.Select(static n => n.Feit.VastTotMs is null ? n.RijpMs : (long?)null)), All(bezorgingen.Select(static n => n.Feit.VastTotMs)));
    }

    private static IEnumerable<(byte[] Id, short Soort, long Volgnummer)> Kenmerken(BerichtGeboekt feit)
    {
        var envelop = feit.Boeking.Envelop;
        yield return (Kenmerkbytes.Write(envelop.Referentienummer), Referentienummer, feit.Volgnummer);
        if (Berichtrij.HeeftEigenConversatie(envelop))
            yield return (Kenmerkbytes.Write(envelop.ConversatieId), Conversatie, feit.Volgnummer);
    }
}

/// <summary>A message that is new, where its payload is, and from when it may be offered.</summary>
internal sealed record Nieuwbericht(BerichtGeboekt Feit, Ladingplaats Plaats, long RijpMs);
