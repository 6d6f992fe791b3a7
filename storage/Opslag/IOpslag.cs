namespace IB.Gateway.Storage;

/// <summary>
/// The store of one node. Disposing it stops intake, finishes what is queued and closes the files; a caller whose task has
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

    /// <summary>How the store is doing.</summary>
    IOpslagGezondheid Gezondheid { get; }
}
