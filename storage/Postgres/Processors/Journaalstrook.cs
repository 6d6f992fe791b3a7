using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>A bounded stretch of the journal, by position: what it costs does not depend on what is in it.</summary>
internal static class Journaalstrook
{
    // Numbers become visible in order, so what comes in after the one question and before the other lies beyond the end that the first saw.
    private const string Grenzen = """
        SELECT (SELECT max(volgnummer) FROM (SELECT volgnummer FROM bericht WHERE volgnummer >= $1 ORDER BY volgnummer LIMIT $2) s),
          (SELECT max(volgnummer) FROM bericht)
        """;

    // A foutbericht bears the functie of what it refuses, and is not one.
    private const string Berichten = $"""
        SELECT {Berichtrij.Kolommen} {Berichtrij.Bron}
        WHERE b.volgnummer BETWEEN $1 AND $2 AND b.fout_code IS NULL AND b.soort <> $3 AND b.functie = ANY($4) ORDER BY b.volgnummer
        """;

    public static async Task<Journaalstuk> ReadAsync(
        NpgsqlConnection verbinding, long vanaf, int breedte, IReadOnlyCollection<string> functies, CancellationToken cancellationToken)
    {
        var (laatste, eind) = (await verbinding.ListAsync(
            Grenzen, [P(vanaf), P(breedte)], static rij => (rij.LongOrNull(0), rij.LongOrNull(1)), cancellationToken))[0];
        if (laatste is not { } tot)
            return new Journaalstuk([], vanaf, Eind: true);
        var berichten = await verbinding.ListAsync(
            Berichten, [P(vanaf), P(tot), P((int)Berichtsoort.Fo01), All(functies.Select(static f => (string?)f))], Berichtrij.Read, cancellationToken);
        return new Journaalstuk(berichten, tot + 1, tot == eind);
    }
}
