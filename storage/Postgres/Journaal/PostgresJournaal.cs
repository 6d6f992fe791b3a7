using System.Data;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>The journal on PostgreSQL. Seals on the caller's thread, writes through the writer of the journal, reads beside it.</summary>
internal sealed class PostgresJournaal(Verzegelaar verzegelaar, Verbindingen verbindingen, Inhouden inhouden, TimeProvider time) : IJournaal
{
    internal const string OpVolgnummer = $"SELECT {Berichtrij.Kolommen} {Berichtrij.Bron} WHERE b.volgnummer = $1";

    private const string OpKenmerk = $"""
        SELECT {Berichtrij.Kolommen}
        FROM kenmerk k JOIN bericht b ON b.volgnummer = k.volgnummer LEFT JOIN bezorging z ON z.volgnummer = k.volgnummer
        WHERE k.id = $1
        """;
    internal const string OpReferentie = $"{OpKenmerk} AND k.soort = 1 ORDER BY k.volgnummer";

    // Who is the first of a conversation has its id as its referentienummer only. Each half is cut off by itself, so that a long conversation
    // is not read as a whole.
    internal const string OpConversatie = $"""
        SELECT * FROM (({OpKenmerk} AND k.soort = 1 AND b.conversatie IS NULL ORDER BY k.volgnummer LIMIT $2)
          UNION ALL ({OpKenmerk} AND k.soort = 2 ORDER BY k.volgnummer LIMIT $2)) u
        ORDER BY 1 LIMIT $2
        """;

    private const string Begin = "SELECT ontvangen, indiener, begin, oorzaak FROM bericht WHERE volgnummer = $1";
    internal const string Vervolg = "SELECT tijd, toestand, oorzaak FROM gebeurtenis WHERE volgnummer = $1 ORDER BY nummer";

    internal const string Meet = "SELECT (SELECT min(sinds) FROM bezorging WHERE rijp IS NOT NULL), (SELECT max(volgnummer) FROM bericht)";

    public ValueTask<Inboeking> AppendAsync(Boeking boeking, CancellationToken cancellationToken)
    {
        Boekingcontrole.Require(boeking);
        return verzegelaar.BookAsync(
            [boeking], 0, static (blad, verzegeld) => blad.Ask(verzegeld[0]), (blad, verzegeld) => Inboekbesluit.Append(blad, verzegeld[0], time.NowMs()),
            cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Bericht>> FindAsync(string referentienummer, CancellationToken cancellationToken)
        => await verbindingen.ListAsync(OpReferentie, [P(Kenmerkbytes.Write(referentienummer))], Berichtrij.Read, cancellationToken);

    public async ValueTask<IReadOnlyList<Bericht>> FindConversatieAsync(string conversatieId, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return await verbindingen.ListAsync(OpConversatie, [P(Kenmerkbytes.Write(conversatieId)), P(limit)], Berichtrij.Read, cancellationToken);
    }

    public async ValueTask<Bericht?> GetAsync(long volgnummer, CancellationToken cancellationToken)
        => (await verbindingen.ListAsync(OpVolgnummer, [P(volgnummer)], Berichtrij.Read, cancellationToken)).FirstOrDefault();

    public ValueTask<Berichtverloop?> GetVerloopAsync(long volgnummer, CancellationToken cancellationToken)
        => verbindingen.ReadAsync(
            async verbinding =>
            {
                // In one snapshot, or the one could be of before a change and the other of after it.
                await using var moment = await verbinding.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
                var bericht = await verbinding.ListAsync(OpVolgnummer, [P(volgnummer)], Berichtrij.Read, cancellationToken);
                if (bericht is not [var gevonden])
                    return null;
                var begin = await verbinding.ListAsync(Begin, [P(volgnummer)], ReadBegin, cancellationToken);
                var vervolg = await verbinding.ListAsync(Vervolg, [P(volgnummer)], ReadLijn, cancellationToken);
                return new Berichtverloop(gevonden, [.. begin[0], .. vervolg]);
            },
            cancellationToken);

    public ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken) => inhouden.ReadAsync(volgnummer, cancellationToken);

    public ValueTask<Journaalstand> MeasureAsync(CancellationToken cancellationToken)
        => verbindingen.ReadAsync(
            async verbinding =>
            {
                var aantallen = await Schrijverregister.MeasureAsync(verbinding, cancellationToken);
                var (oudste, laatste) = (await verbinding.ListAsync(Meet, [], static rij => (rij.LongOrNull(0), rij.LongOrNull(1)), cancellationToken))[0];
                return new Journaalstand(aantallen, Tijd.FromMs(oudste), laatste ?? 0);
            },
            cancellationToken);

    private static Gebeurtenis[] ReadBegin(NpgsqlDataReader rij)
    {
        var tijd = Tijd.FromMs(rij.Long(0));
        return [new Gebeurtenis(tijd, Toestand.Ontvangen, Historietekst.Ontvangen(rij.Text(1))), new Gebeurtenis(tijd, rij.Toestand(2), rij.Text(3))];
    }

    private static Gebeurtenis ReadLijn(NpgsqlDataReader rij)
        => new(Tijd.FromMs(rij.Long(0)), rij.IsDBNull(1) ? null : rij.Toestand(1), rij.Text(2));
}
