using System.Buffers;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Tests.Rest;

/// <summary>A journal with mailboxes in memory, as far as REST asks for it. What REST must not ask for throws.</summary>
internal sealed class NagebootstePostbus : IJournaal, IBezorgingen
{
    private readonly Lock _gate = new();
    private readonly List<Bericht> _berichten = [];
    private readonly Dictionary<long, byte[]?> _inhoud = [];
    private readonly Dictionary<long, List<Gebeurtenis>> _historie = [];

    /// <summary>What happened, in order: <c>poging 1</c>, <c>inhoud 1</c>, <c>bevestigd 1</c>.</summary>
    public List<string> Verloop { get; } = [];

    public Exception? Storing { get; set; }

    /// <summary>What retention has left: the first position of which all is kept.</summary>
    public long Eerste { get; set; } = 1;

    /// <summary>Happens after it was told what is kept.</summary>
    public Action NaGrenzen { get; set; } = static () => { };

    /// <summary>From when on a line that is there is not written again, as it was last asked.</summary>
    public DateTimeOffset? Sinds { get; private set; }

    /// <summary>Happens when content is read, before it is given.</summary>
    public Action<long> BijInhoud { get; set; } = static _ => { };

    /// <summary>Happens between choosing what is confirmed and confirming it.</summary>
    public Action VoorBevestigen { get; set; } = static () => { };

    /// <summary>Happens after giving content was noted.</summary>
    public Action NaVerstrekken { get; set; } = static () => { };

    public Bericht Add(Bericht bericht, byte[]? inhoud = null)
    {
        lock (_gate)
        {
            var nieuw = bericht with { Volgnummer = _berichten.Count + 1 };
            _berichten.Add(nieuw);
            _inhoud[nieuw.Volgnummer] = inhoud ?? Voorbeelden.Xml;
            _historie[nieuw.Volgnummer] = [new Gebeurtenis(nieuw.OntvangenOp, nieuw.Toestand, "Ingediend")];
            return nieuw;
        }
    }

    public void RemoveInhoud(long volgnummer) => _inhoud[volgnummer] = null;

    /// <summary>Its receiver confirms it, at once.</summary>
    public void Confirm(long volgnummer) => Change(volgnummer, Toestand.Bezorgd, "Ontvangst bevestigd");

    /// <summary>Lets go of what is kept back.</summary>
    public void Release(long volgnummer) => _berichten[(int)volgnummer - 1] = Get(volgnummer) with { Toestand = Toestand.Klaargezet, VastgehoudenTot = null };

    public IReadOnlyList<Bericht> Alles
    {
        get
        {
            lock (_gate)
                return [.. _berichten];
        }
    }

    /// <summary>Notes that content is given out, of what is still there.</summary>
    public ValueTask<IReadOnlySet<long>> RecordAsync(IReadOnlyList<Aantekening> aantekeningen, DateTimeOffset sinds) => Answer<IReadOnlySet<long>>(() =>
    {
        Sinds = sinds;
        var verstrekt = aantekeningen.Where(a => _inhoud[a.Volgnummer] is not null && Get(a.Volgnummer).Toestand != Toestand.Vastgehouden).ToList();
        Verloop.Add($"verstrekt {string.Join(' ', verstrekt.Select(a => a.Volgnummer))}");
        foreach (var (volgnummer, oorzaak) in verstrekt)
            _historie[volgnummer].Add(new Gebeurtenis(Voorbeelden.Nu, null, oorzaak));
        NaVerstrekken();
        return verstrekt.Select(a => a.Volgnummer).ToHashSet();
    });

    public Bericht Get(long volgnummer) => _berichten[(int)volgnummer - 1];

    public ValueTask<IReadOnlyList<Bericht>> FindAsync(string referentienummer, CancellationToken cancellationToken)
        => Answer<IReadOnlyList<Bericht>>(() => _berichten.Where(b => b.Envelop.Referentienummer == referentienummer).ToList());

    public ValueTask<Berichtverloop?> GetVerloopAsync(long volgnummer, CancellationToken cancellationToken)
        => Answer<Berichtverloop?>(() => new Berichtverloop(Get(volgnummer), _historie[volgnummer].ToList()));

    public ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken) => Answer(() =>
    {
        Verloop.Add($"inhoud {volgnummer}");
        BijInhoud(volgnummer);
        if (_inhoud[volgnummer] is not { } bytes)
            return null;
        var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(buffer, 0);
        return new Inhoud(buffer, 0, bytes.Length);
    });

    public ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(string partij, int limit, DateTimeOffset? rijpOp, CancellationToken cancellationToken)
        => Answer<IReadOnlyList<Bericht>>(() => _berichten.Where(b => b.Envelop.Ontvanger.Organisatie == partij && Wacht(b)).Take(limit).ToList());

    public ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(
        string partij, IReadOnlyCollection<string> functies, int limit, CancellationToken cancellationToken)
        => Answer<IReadOnlyList<Bericht>>(() =>
        {
            var bereik = new Functiebereik([.. functies]);
            return _berichten.Where(b => b.Envelop.Ontvanger.Organisatie == partij && Wacht(b) && bereik.Omvat(b.Envelop.Functie)).Take(limit).ToList();
        });

    public ValueTask<int> StartOphalingAsync(long volgnummer, int hoogstens, string oorzaak, CancellationToken cancellationToken) => Answer(() =>
    {
        if (Wacht(Get(volgnummer)) && Get(volgnummer).Ophalingen >= hoogstens)
            return 0;
        Verloop.Add($"poging {volgnummer}");
        return Count(volgnummer, Toestand.Aangeboden, oorzaak);
    });

    public ValueTask<int> JoinOphalingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken) => Answer(() =>
    {
        Verloop.Add($"ernaast {volgnummer}");
        return Count(volgnummer, Get(volgnummer).Toestand, oorzaak);
    });

    public ValueTask<int> StartPogingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async ValueTask CompletePogingAsync(long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken) => await Answer(() =>
    {
        Verloop.Add($"uitkomst {volgnummer}");
        Change(volgnummer, uitkomst.Toestand, uitkomst.Oorzaak);
        return true;
    });

    public ValueTask<int> StartPogingAsync(Beurt beurt, long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<bool> CompletePogingAsync(Beurt beurt, long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<Bevestiging> ConfirmAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken) => Answer(() =>
    {
        VoorBevestigen();
        if (Get(volgnummer).Toestand == Toestand.Bezorgd)
            return Bevestiging.WasBevestigd;
        Verloop.Add($"bevestigd {volgnummer}");
        Change(volgnummer, Toestand.Bezorgd, oorzaak);
        return Bevestiging.Bevestigd;
    });

    public ValueTask<Inboeking> AppendAsync(Boeking boeking, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Bericht>> FindConversatieAsync(string conversatieId, int limit, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<Bericht?> GetAsync(long volgnummer, CancellationToken cancellationToken)
        => Answer<Bericht?>(() => volgnummer <= _berichten.Count ? Get(volgnummer) : null);

    public ValueTask<Journaalstand> MeasureAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Wachtrij>> ListWachtrijenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<bool> ResendAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<int> ExpireAsync(DateTimeOffset grens, int limit, string oorzaak, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Bericht>> ListVastgehoudenAsync(Bericht? na, int limit, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<bool> HoldAsync(long volgnummer, DateTimeOffset tot, string oorzaak, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<Vrijgave> ReleaseAsync(DateTimeOffset op, int limit, string oorzaak, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    private static bool Wacht(Bericht bericht) => bericht.Toestand is Toestand.Klaargezet or Toestand.Aangeboden;

    private int Count(long volgnummer, Toestand toestand, string oorzaak)
    {
        if (!Wacht(Get(volgnummer)))
            return 0;
        Change(volgnummer, toestand, oorzaak);
        _berichten[(int)volgnummer - 1] = Get(volgnummer) with { Ophalingen = Get(volgnummer).Ophalingen + 1 };
        return Get(volgnummer).Ophalingen;
    }

    private void Change(long volgnummer, Toestand toestand, string oorzaak)
    {
        _berichten[(int)volgnummer - 1] = Get(volgnummer) with { Toestand = toestand };
        _historie[volgnummer].Add(new Gebeurtenis(Voorbeelden.Nu, toestand, oorzaak));
    }

    private ValueTask<T> Answer<T>(Func<T> antwoord)
    {
        lock (_gate)
            return Storing is { } storing ? ValueTask.FromException<T>(storing) : ValueTask.FromResult(antwoord());
    }
}
