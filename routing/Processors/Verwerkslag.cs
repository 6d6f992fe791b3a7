using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Some pieces, one after another, and what follows from all of them as one step. A piece that fails is parked with its reason; what comes
/// for its key after it waits behind it, and other keys go on. One of which something is left to be sent is parked too, and nothing waits for it.
/// For one thread.
/// </summary>
/// <param name="processor">Decides.</param>
/// <param name="maker">Makes messages of what it sends.</param>
/// <param name="staten">What is remembered of each key that occurs, and of the shared one.</param>
/// <param name="geblokkeerd">The keys with a piece that was parked before.</param>
/// <param name="wereld">The present moment, and the party directory of it.</param>
internal sealed class Verwerkslag(
    IProcessor processor, Uitvoermaker maker, Dictionary<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?> staten,
    HashSet<ReadOnlyMemory<byte>> geblokkeerd, Procescontext wereld)
{
    private readonly HashSet<ReadOnlyMemory<byte>> _gewijzigd = new(Sleutelvergelijker.Instance);
    private readonly List<Boeking> _uitvoer = [];
    private readonly List<Parkering> _geparkeerd = [];
    private readonly List<Aantekening> _aantekeningen = [];

    /// <summary>What was parked.</summary>
    public IReadOnlyList<Parkering> Geparkeerd => _geparkeerd;

    /// <summary>Whether anything is remembered or sent.</summary>
    public bool HeeftGevolg => _uitvoer.Count > 0 || _gewijzigd.Count > 0;

    /// <summary>Questions that were answered with a fault.</summary>
    public int Geweigerd { get; private set; }

    /// <summary>Lets the pieces of a key go on although something is parked under it: what was parked is among them.</summary>
    public void Unblock(ReadOnlyMemory<byte> sleutel) => geblokkeerd.Remove(sleutel);

    /// <summary>Processes a piece in its turn.</summary>
    public void Add(Stukplek stuk)
    {
        if (geblokkeerd.Contains(stuk.Stuk.Sleutel))
            Park(stuk, stuk.Stuk.Sleutel, "Een eerder stuk over dezelfde persoon of zaak wacht nog; dit komt daarna.");
        else
            Process(stuk);
    }

    /// <summary>Processes a piece that was parked, also when its key waits.</summary>
    public void TryAgain(Stukplek stuk) => Process(stuk);

    /// <summary>Parks a piece without looking at it.</summary>
    public void Park(Stukplek stuk, string reden) => Park(stuk, stuk.Stuk.Parkeersleutel, reden);

    /// <summary>All that follows.</summary>
    public Processorstap Finish(Positie van, Positie naar) => new()
    {
        Processor = processor.Verklaring.Naam,
        Van = van,
        Naar = naar,
        Staten = [.. _gewijzigd.Select(sleutel => new Staat(sleutel, staten[sleutel]))],
        Uitvoer = [.. _uitvoer],
        Aantekeningen = [.. _aantekeningen],
        Geparkeerd = [.. _geparkeerd],
    };

    private void Park(Stukplek stuk, ReadOnlyMemory<byte> sleutel, string reden)
    {
        _geparkeerd.Add(new Parkering(stuk.Plek, sleutel, reden, wereld.Moment));
        geblokkeerd.Add(sleutel);
    }

    private void Process(Stukplek stuk)
    {
        var uitkomst = Decide(stuk, out var fout);
        var boekingen = new List<Boeking>(uitkomst.Uitvoer.Length);
        var reden = fout ?? uitkomst.Parkeerreden;
        foreach (var uitvoer in uitkomst.Uitvoer)
        {
            var (boeking, bezwaar) = maker.Make(processor.Verklaring, uitvoer, stuk.Bericht);
            reden ??= bezwaar;
            if (boeking is not null)
                boekingen.Add(boeking);
        }

        // All of a piece or nothing: what cannot be sent is not remembered as sent.
        if (reden is not null)
        {
            Park(stuk, reden);
            return;
        }

        _uitvoer.AddRange(boekingen);
        if (uitkomst.Aantekening is { } aantekening)
            _aantekeningen.Add(
                new Aantekening(stuk.Bericht.Volgnummer, aantekening) { AlleenMet = boekingen is [var eerste, ..] ? eerste.Envelop.Referentienummer : null });
        Geweigerd += uitkomst.IsGeweigerd ? 1 : 0;
        if (uitkomst.IsGewijzigd)
            Remember(stuk.Stuk.Sleutel, uitkomst.Staat);
        if (uitkomst.Neven is { } neven)
            Remember(stuk.Stuk.Nevensleutel, neven);
        if (!uitkomst.Uitgesteld.IsEmpty)
            _geparkeerd.Add(new Parkering(
                stuk.Plek, Uitstelsleutel.Of(stuk.Plek), $"{string.Join(' ', uitkomst.Uitgesteld)} Neem de oorzaak weg en bied het stuk opnieuw aan.",
                wereld.Moment));
    }

    private void Remember(ReadOnlyMemory<byte> sleutel, ReadOnlyMemory<byte>? staat)
    {
        staten[sleutel] = staat;
        _gewijzigd.Add(sleutel);
    }

    private Stukuitkomst Decide(Stukplek stuk, out string? fout)
    {
        fout = null;
        try
        {
            var context = wereld with
            {
                Gedeeld = staten.GetValueOrDefault(processor.GedeeldeSleutel),
                Neven = staten.GetValueOrDefault(stuk.Stuk.Nevensleutel),
            };
            return processor.Process(stuk.Stuk, staten.GetValueOrDefault(stuk.Stuk.Sleutel), context);
        }
        // A mistake in a processor may not hold up everybody else. Its message may repeat content, so only its kind is kept.
        catch (Exception e)
        {
            fout = $"De processor kon het stuk niet verwerken ({e.GetType().Name}). Meld dit aan de makers; daarna kan het opnieuw worden aangeboden.";
            return Stukuitkomst.Niets;
        }
    }
}
