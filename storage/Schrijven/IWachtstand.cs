namespace IB.Gateway.Storage.Schrijven;

/// <summary>How much waits to be written. Safe on any thread.</summary>
internal interface IWachtstand
{
    /// <summary>Commands reserved, queued or in the running transaction.</summary>
    int Aantal { get; }

    /// <summary>Payload bytes of those.</summary>
    long Bytes { get; }
}
