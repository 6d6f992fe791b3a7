using System.Data;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Listens to what nodes tell each other at their commits, over a connection of its own.</summary>
internal sealed class PostgresSeinen(Verbindingen verbindingen, Klokwacht klok) : ISeinen
{
    // A connection that is dead without knowing it is found out by asking; and the clocks are compared, also on a node that books nothing.
    private static readonly TimeSpan Stilte = TimeSpan.FromSeconds(5);

    public async Task ListenAsync(Action<Opslagsein> hoor, Action teken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hoor);
        ArgumentNullException.ThrowIfNull(teken);
        try
        {
            await using var verbinding = await verbindingen.OpenAsync(cancellationToken);
            verbinding.Notification += (_, e) => hoor(Sein.Read(e.Payload));
            await verbinding.RunAsync($"LISTEN {Schrijflijn.Kanaal}", [], cancellationToken);
            // From here on nothing is missed; what came before may have been.
            hoor(Opslagsein.Alles);
            try
            {
                while (true)
                {
                    teken();
                    if (!await verbinding.WaitAsync(Stilte, cancellationToken))
                        klok.Measure((await verbinding.ListAsync(
                            "SELECT clock_timestamp()", [], static rij => rij.GetFieldValue<DateTimeOffset>(0), cancellationToken))[0]);
                }
            }
            finally
            {
                if (verbinding.FullState == ConnectionState.Open)
                    await verbinding.RunAsync("UNLISTEN *", [], CancellationToken.None);
            }
        }
        catch (Exception e) when (Serverfout.Is(e))
        {
            throw Serverfout.Translate(verbindingen.Naam, e);
        }
    }
}
