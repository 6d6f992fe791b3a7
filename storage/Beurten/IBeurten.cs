namespace IB.Gateway.Storage;

/// <summary>
/// Lets one node at a time do something. A store that one node has for itself gives every turn that is free. Safe for use by many threads at once.
/// </summary>
public interface IBeurten
{
    /// <summary>
    /// How long a turn lasts without being renewed. A node that dies has lost its turns after this time; a node that lives renews well before
    /// it is over, and stops when it cannot.
    /// </summary>
    TimeSpan Duur { get; }

    /// <summary>Takes a turn when nobody has it; otherwise <see langword="null"/>, also when this node has it itself.</summary>
    ValueTask<Beurt?> TryTakeAsync(string naam, CancellationToken cancellationToken);

    /// <summary>Renews turns; which of them are lost: somebody else took them meanwhile, or they were returned.</summary>
    ValueTask<IReadOnlyList<Beurt>> RenewAsync(IReadOnlyCollection<Beurt> beurten, CancellationToken cancellationToken);

    /// <summary>
    /// Who has a turn, as operators know him: the name of his machine and what tells one start of a node from another; <see langword="null"/> when
    /// nobody has it.
    /// </summary>
    ValueTask<string?> FindHouderAsync(string naam, CancellationToken cancellationToken);

    /// <summary>Gives a turn back, so that nobody has to wait until it is over. One that is lost already stays so.</summary>
    ValueTask ReturnAsync(Beurt beurt, CancellationToken cancellationToken);
}
