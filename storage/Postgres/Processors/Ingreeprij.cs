using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Rows of <c>processoringreep</c>.</summary>
internal static class Ingreeprij
{
    /// <summary>The latest first.</summary>
    public const string Select = "SELECT tijd, daad, volgnummer, deel, reden FROM processoringreep WHERE processor = $1 ORDER BY nummer DESC LIMIT $2";

    private const string Insert = """
        INSERT INTO processoringreep (processor, nummer, tijd, daad, volgnummer, deel, reden) VALUES ($1, nextval('processoringreep_nummer'), $2, $3, $4, $5, $6)
        """;

    public static void AddInsert(NpgsqlBatch batch, string processor, Ingreep ingreep, long tijdMs)
        => batch.Add(Insert, P(processor), P(tijdMs), P(ingreep.Daad), P(ingreep.Plek.Volgnummer), P(ingreep.Plek.Deel), P(ingreep.Reden));

    public static Ingreepregel Read(NpgsqlDataReader rij)
        => new(Tijd.FromMs(rij.Long(0)), new Ingreep(rij.Text(1), new Positie(rij.Long(2), rij.GetInt32(3)), rij.Text(4)));
}
