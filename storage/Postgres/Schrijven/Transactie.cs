using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>A transaction under way, with what it leaves in the row of its writer and whom it wakes.</summary>
internal sealed class Transactie(NpgsqlConnection verbinding)
{
    // What one notification can hold is 8000 bytes; with more receivers than fit everybody looks for himself.
    private const int MaxSein = 7_000;

    private readonly HashSet<string> _seinen = new(StringComparer.Ordinal);

    public NpgsqlConnection Verbinding => verbinding;

    public Tellingen Tellingen { get; } = new();

    /// <summary>It waits for the lock of the journal.</summary>
    public bool WachtOpJournaal { get; set; }

    /// <summary>Something waits for this party now: the other nodes are told once it is durable.</summary>
    public void Wake(string partij) => _seinen.Add(partij);

    /// <summary>What the other nodes are told; <see langword="null"/> for nothing.</summary>
    public string? FindSein() => _seinen.Count == 0 ? null : Sein.Write(_seinen, MaxSein);
}
