using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Where connections come from, and what is closed with it.</summary>
internal sealed class Databron : IAsyncDisposable
{
    private readonly NpgsqlDataSource _geheel;

    private Databron(NpgsqlDataSource bron, NpgsqlDataSource geheel) => (Bron, _geheel) = (bron, geheel);

    public NpgsqlDataSource Bron { get; }

    /// <param name="verbinding">How to connect.</param>
    /// <param name="keur">Looks at each connection that is new: after a fail-over it may be to another server. What it throws closes it.</param>
    public static Databron Create(NpgsqlConnectionStringBuilder verbinding, Func<NpgsqlConnection, Task> keur)
    {
        // Nothing is used but the types that every server has.
        var bouwer = new NpgsqlDataSourceBuilder(verbinding.ConnectionString).ConfigureTypeLoading(static typen => typen.EnableTypeLoading(false));
        bouwer.UsePhysicalConnectionInitializer(static _ => throw new NotSupportedException("Verbindingen worden alleen asynchroon geopend."), keur);
        // Of several servers only one can be written to, and after a fail-over it is another.
        if (verbinding.Host!.Contains(',', StringComparison.Ordinal))
        {
            var servers = bouwer.BuildMultiHost();
            return new Databron(servers.WithTargetSession(TargetSessionAttributes.ReadWrite), servers);
        }

        var server = bouwer.Build();
        return new Databron(server, server);
    }

    public async ValueTask DisposeAsync()
    {
        await Bron.DisposeAsync();
        await _geheel.DisposeAsync();
    }
}
