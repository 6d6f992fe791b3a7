using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>What a determination needs to know besides the person.</summary>
internal sealed record Verwerking
{
    /// <summary>The processing moment; its Dutch day decides whether the ground of a rule holds.</summary>
    public required DateTimeOffset Moment
    {
        get;
        init
        {
            field = value;
            Dag = Berichttijd.Dag(value);
        }
    }

    /// <summary>The rules in use.</summary>
    public required Samenloopregels Regels { get; init; }

    /// <summary>How each source stands; one that is not named is incomplete.</summary>
    public required ImmutableArray<Bronstand> Bronnen { get; init; }

    /// <summary>How many days what is over is kept, 1 or more.</summary>
    public required int BewaarDagen
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    /// <summary>Whether a holder can be sent a signal today. Everybody can unless it says otherwise.</summary>
    public Func<string, bool> KanHoren { get; init; } = static _ => true;

    /// <summary>The Dutch day of <see cref="Moment"/>.</summary>
    internal DateOnly Dag { get; private init; }

    /// <summary>What was over on this day or before it, is to be forgotten.</summary>
    internal DateOnly Vergeetgrens => DateOnly.FromDayNumber(Math.Max(0, Dag.DayNumber - BewaarDagen));

    /// <summary>How a source stands.</summary>
    internal Bronstand Stand(Bron bron)
    {
        foreach (var stand in Bronnen)
        {
            if (stand.Bron == bron)
                return stand;
        }

        return new Bronstand(bron, LaatsteKopie: null, IsVolledig: false);
    }
}

/// <summary>How far a source was heard.</summary>
/// <param name="Bron">The source.</param>
/// <param name="LaatsteKopie">
/// Place of its last full copy, set when that was accepted and before the first difference is applied; <see langword="null"/> when there was
/// none. A copy speaks of everybody, so what the source said before it is void, also for persons in whom it changed nothing.
/// </param>
/// <param name="IsVolledig">Whether all that it has to say has come in. If not, that there is no fact means nothing.</param>
internal readonly record struct Bronstand(Bron Bron, Leverorde? LaatsteKopie, bool IsVolledig);
