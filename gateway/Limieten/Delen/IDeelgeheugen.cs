namespace IB.Gateway.Limieten.Delen;

/// <summary>
/// Where nodes tell each other what they let in. It may be gone, slow, empty or wrong at any moment: what it says makes a limit stricter than that
/// of the node itself, and never wider. Safe for use by many threads at once.
/// </summary>
internal interface IDeelgeheugen
{
    /// <summary>Whether it answers, as far as is known. Costs nothing to ask.</summary>
    bool Aanwezig { get; }

    /// <summary>Takes out of a shared bucket; <see langword="null"/> when there is no answer, and then it may have been taken or not.</summary>
    /// <param name="sleutel">Which bucket.</param>
    /// <param name="vraag">How much.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<Emmerantwoord?> TakeAsync(string sleutel, Emmervraag vraag, CancellationToken cancellationToken);

    /// <summary>Says how many this node counted, and asks how many all did; <see langword="null"/> when there is no answer.</summary>
    /// <param name="sleutel">Which count.</param>
    /// <param name="teller">Who counts: its number takes the place of what it said before.</param>
    /// <param name="aantal">How many, 0 or more.</param>
    /// <param name="geldig">How long the count matters.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<Telantwoord?> CountAsync(string sleutel, string teller, int aantal, TimeSpan geldig, CancellationToken cancellationToken);
}

/// <summary>What a node asks of a shared bucket.</summary>
/// <param name="PerSeconde">What flows in per second.</param>
/// <param name="Piek">What it holds.</param>
/// <param name="Aantal">What to take out, as far as it is there; below zero to put back.</param>
/// <param name="Buiten">What this node let in while it could not ask, and that is still to be taken out, from 0 to <paramref name="Piek"/>.</param>
/// <param name="Rest">What a bucket for this node alone would hold, from 0 to <paramref name="Piek"/>: the shared one cannot hold more.</param>
internal sealed record Emmervraag(double PerSeconde, int Piek, long Aantal, long Buiten, long Rest);

/// <summary>What a shared bucket gave.</summary>
/// <param name="Gegeven">What was taken out, from 0 to what was asked; what was put back, when it was.</param>
/// <param name="Over">What is left in it, rounded down.</param>
internal sealed record Emmerantwoord(long Gegeven, long Over)
{
    /// <summary>Whether this can be the answer to that question.</summary>
    public bool Past(Emmervraag vraag)
        => Over >= 0 && Over <= vraag.Piek && (vraag.Aantal < 0 ? Gegeven == vraag.Aantal : Gegeven >= 0 && Gegeven <= vraag.Aantal);
}

/// <summary>What all nodes counted together.</summary>
internal sealed record Telantwoord(long Totaal);
