using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>A message as a protocol hands it over, with what only that protocol can know.</summary>
public sealed record Aanbieding
{
    /// <summary>The envelope, all fields within the lengths of the standard.</summary>
    public required Envelop Envelop { get; init; }

    /// <summary>Whether the sender put no time on it; what the envelope says then holds until it is accepted.</summary>
    public bool ZonderTijdstip { get; init; }

    /// <summary>The payload. Unchanged until the answer is there.</summary>
    public required ReadOnlyMemory<byte> Inhoud { get; init; }

    /// <summary>
    /// What the protocol found wrong while reading that does not stop reading: an unexpected StUF version, a referentienummer
    /// that is no UUID. It counts as the earliest failed check.
    /// </summary>
    public Bevinding? Leesbevinding { get; init; }

    /// <summary>W3C <c>traceparent</c> of the request.</summary>
    public string? Traceparent { get; init; }
}

/// <summary>Who hands in: proof that the certificate was verified and belongs to a Partij. Only identity verification makes one.</summary>
public sealed record Indiener(Partij Partij);
