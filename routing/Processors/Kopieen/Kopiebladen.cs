using System.Collections.Immutable;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Gathers what a copy changes until there is enough for a step. For one thread.</summary>
/// <param name="verklaring">Of the processor.</param>
/// <param name="maker">Makes messages of what it sends.</param>
/// <param name="aanleiding">The part that came in last.</param>
/// <param name="stand">The copy, as far as it was applied.</param>
/// <param name="maxSleutels">Keys and messages in one step.</param>
/// <param name="moment">The present.</param>
internal sealed class Kopiebladen(
    Processorverklaring verklaring, Uitvoermaker maker, Bericht aanleiding, Kopiestand stand, int maxSleutels, DateTimeOffset moment)
{
    private readonly ImmutableArray<Staat>.Builder _staten = ImmutableArray.CreateBuilder<Staat>();
    private readonly ImmutableArray<Boeking>.Builder _uitvoer = ImmutableArray.CreateBuilder<Boeking>();
    private readonly ImmutableArray<Parkering>.Builder _geparkeerd = ImmutableArray.CreateBuilder<Parkering>();
    private readonly ImmutableSortedDictionary<string, int>.Builder _uitgesteld = stand.Uitgesteld.ToBuilder();
    private readonly HashSet<ReadOnlyMemory<byte>> _overgeslagenSleutels = new(Sleutelvergelijker.Instance);
    private int _overgeslagen = stand.Overgeslagen;
    private ReadOnlyMemory<byte> _toegepast = stand.Toegepast;

    /// <summary>There is enough.</summary>
    public bool IsVol => _staten.Count + _uitvoer.Count + _geparkeerd.Count >= maxSleutels;

    /// <summary>The copy, with what was gathered.</summary>
    public Kopiestand Stand => stand with { Toegepast = _toegepast, Overgeslagen = _overgeslagen, Uitgesteld = _uitgesteld.ToImmutable() };

    /// <summary>The keys that were parked with it.</summary>
    public IReadOnlySet<ReadOnlyMemory<byte>> OvergeslagenSleutels => _overgeslagenSleutels;

    /// <summary>Takes what the copy changes for one key.</summary>
    public void Add(ReadOnlyMemory<byte> sleutel, Stukuitkomst uitkomst)
    {
        _toegepast = sleutel;
        var boekingen = new List<Boeking>(uitkomst.Uitvoer.Length);
        var reden = uitkomst.Parkeerreden;
        foreach (var uitvoer in uitkomst.Uitvoer)
        {
            var (boeking, bezwaar) = maker.Make(verklaring, uitvoer, aanleiding);
            reden ??= bezwaar;
            if (boeking is not null)
                boekingen.Add(boeking);
        }

        // What is not known may not look as if it were: whoever asks about this key waits.
        if (reden is not null)
        {
            _overgeslagenSleutels.Add(sleutel);
            _geparkeerd.Add(new Parkering(new Positie(aanleiding.Volgnummer, ++_overgeslagen), sleutel, reden, moment));
            return;
        }

        foreach (var uitstel in uitkomst.Uitgesteld)
            _uitgesteld[uitstel] = _uitgesteld.GetValueOrDefault(uitstel) + 1;
        _uitvoer.AddRange(boekingen);
        if (uitkomst.IsGewijzigd)
            _staten.Add(new Staat(sleutel, uitkomst.Staat));
    }

    /// <summary>What was gathered, as a step; begins anew.</summary>
    /// <param name="staat">What becomes of the state of the copy itself.</param>
    /// <param name="isLaatste">Whether the copy is done with.</param>
    public Kopiestap Take(Staat staat, bool isLaatste) => new()
    {
        Staten = [.. _staten.DrainToImmutable(), staat],
        Uitvoer = _uitvoer.DrainToImmutable(),
        Geparkeerd = _geparkeerd.DrainToImmutable(),
        IsLaatste = isLaatste,
    };
}
