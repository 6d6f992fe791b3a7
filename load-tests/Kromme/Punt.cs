using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Kromme;

/// <summary>What things cost when so many messages are stored.</summary>
internal sealed record Punt
{
    /// <summary>Messages in the store when the measurement began.</summary>
    internal required long Berichten { get; init; }

    /// <summary>Messages appended per second.</summary>
    internal required double PerSeconde { get; init; }

    /// <summary>Core time per append of this process, that of the callers included.</summary>
    internal required TimeSpan Cpu { get; init; }

    /// <summary>Core time per append of the database server; zero when there is none.</summary>
    internal required TimeSpan CpuServer { get; init; }

    /// <summary>Bytes that went to the disk per append; of PostgreSQL, those of its write-ahead log.</summary>
    internal required double Geschreven { get; init; }

    /// <summary>Time of an append, of many callers at once.</summary>
    internal required Latenties Append { get; init; }

    /// <summary>Time of finding one message, one after another.</summary>
    internal required Latenties Vinden { get; init; }

    /// <summary>Time of finding a message that does not exist.</summary>
    internal required Latenties Missen { get; init; }

    /// <summary>Time of finding a conversation.</summary>
    internal required Latenties Conversatie { get; init; }

    /// <summary>Time of listing a mailbox.</summary>
    internal required Latenties Postbus { get; init; }

    /// <summary>Time of a confirmation, one after another.</summary>
    internal required Latenties Bevestigen { get; init; }

    /// <summary>Bytes of the store on disk.</summary>
    internal required long Bestanden { get; init; }
}
