using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// Hears what the server says while it commits. When its wait for a synchronous replica is cut short it warns, and then answers as if all went well:
/// the commit is on one server only, and would be gone after a fail-over.
/// </summary>
internal sealed class Commitwacht : IDisposable
{
    private readonly NpgsqlConnection _verbinding;
    private bool _gewaarschuwd;

    public Commitwacht(NpgsqlConnection verbinding)
    {
        _verbinding = verbinding;
        _verbinding.Notice += Hear;
    }

    /// <summary>What was committed since may be on one server only.</summary>
    public bool Gewaarschuwd => Volatile.Read(ref _gewaarschuwd);

    public void Dispose() => _verbinding.Notice -= Hear;

    // Whatever it warns of: the text is in the language of the server, and at a commit there is nothing else to warn of.
    private void Hear(object sender, NpgsqlNoticeEventArgs e)
    {
        if (e.Notice.InvariantSeverity is "WARNING")
            Volatile.Write(ref _gewaarschuwd, true);
    }
}
