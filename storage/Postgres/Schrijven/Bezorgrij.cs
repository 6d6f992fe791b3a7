using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>A row of <c>bezorging</c>.</summary>
internal sealed record Bezorgrij(long Volgnummer, string Partij, Bezorgstand Stand)
{
    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    public const string Kolommen = "volgnummer, partij, toestand, pogingen, ophalingen, sinds, rijp, vast_tot";

    public static Bezorgrij Read(NpgsqlDataReader rij)
        => new(rij.Long(0), rij.Text(1), new Bezorgstand(rij.Toestand(2), rij.GetInt32(3), rij.GetInt32(4), rij.Long(5), rij.LongOrNull(6), rij.LongOrNull(7)));
}
