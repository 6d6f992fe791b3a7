namespace IB.Gateway.Routing.Kafka;

/// <summary>Opens ways to topics.</summary>
internal interface IKafkazenders
{
    /// <summary>A way to one topic.</summary>
    /// <param name="topic">Its name.</param>
    /// <param name="meld">Is told what became of each record, and what is the matter with the connection. On a thread that must not be held up.</param>
    IKafkazender Open(string topic, Action<Zendmelding> meld);
}

/// <summary>
/// A way to one topic. What is handed over goes in that order, or not at all: after one that failed nothing goes any more. Disposing it drops what has
/// not gone. Not for use by two threads at once.
/// </summary>
internal interface IKafkazender : IDisposable
{
    /// <summary>Hands a record over; what became of it is told later. The value is wiped once it was handed over.</summary>
    /// <returns>Why that could not be done, or <see langword="null"/>.</returns>
    Kafkafout? Send(Kafkabericht bericht);
}

/// <summary>What became of a record, or what is the matter with the connection.</summary>
/// <param name="Positie">Of which record; <see langword="null"/> for the connection.</param>
/// <param name="Fout">What is wrong; <see langword="null"/> for a record that the brokers have.</param>
/// <param name="Einde">Nothing more goes over this way.</param>
internal sealed record Zendmelding(long? Positie, Kafkafout? Fout, bool Einde);
