namespace IB.Gateway.Storage;

/// <summary>
/// The store as one node has it. Disposing it stops intake, finishes what is queued and closes what is open; a caller whose task has
/// completed loses nothing by it.
/// </summary>
public interface IOpslag : IAsyncDisposable
{
    /// <summary>The journal.</summary>
    IJournaal Journaal { get; }

    /// <summary>What waits for whom.</summary>
    IBezorgingen Bezorgingen { get; }

    /// <summary>Letting go of what may go.</summary>
    IBewaring Bewaring { get; }

    /// <summary>Finds messages.</summary>
    IZoeker Zoeker { get; }

    /// <summary>Resending by query.</summary>
    IHerbezorgtaken Herbezorgtaken { get; }

    /// <summary>What processors keep.</summary>
    IProcessoropslag Processors { get; }

    /// <summary>Following the journal.</summary>
    IVolgopslag Volgen { get; }

    /// <summary>How far those are who are sent what they follow.</summary>
    IVolgposities Volgposities { get; }

    /// <summary>Which node does what only one may do.</summary>
    IBeurten Beurten { get; }

    /// <summary>What other nodes did.</summary>
    ISeinen Seinen { get; }

    /// <summary>How the store is doing.</summary>
    IOpslagGezondheid Gezondheid { get; }
}
