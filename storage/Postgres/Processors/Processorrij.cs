using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>A row of <c>processor</c>.</summary>
internal sealed record Processorrij(string Naam, Positie Positie, long VerderMs)
{
    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    public const string Kolommen = "naam, volgnummer, deel, verder";

    public static Processorrij Read(NpgsqlDataReader rij) => new(rij.Text(0), new Positie(rij.Long(1), rij.GetInt32(2)), rij.Long(3));

    public static async Task<Processorrij?> FindAsync(NpgsqlConnection verbinding, string processor, CancellationToken cancellationToken)
        => (await verbinding.ListAsync($"SELECT {Kolommen} FROM processor WHERE naam = $1", [P(processor)], Read, cancellationToken)).FirstOrDefault();
}
