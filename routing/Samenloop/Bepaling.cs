using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>One determination under way: the signals of a person as they become, and what is told on the way.</summary>
internal ref struct Bepaling
{
    private readonly ReadOnlySpan<byte> _pseudoniem;
    private readonly Persoonsbeeld _beeld;
    private readonly Leverorde _aanleiding;
    private readonly Verwerking _verwerking;
    private ImmutableArray<Signaalstand> _standen;
    private ImmutableArray<Signaal> _signalen = [];
    private ImmutableArray<Regelweigering> _weigeringen = [];
    private ImmutableArray<Uitstel> _uitgesteld = [];

    /// <exception cref="ArgumentOutOfRangeException">The pseudonym has less than 16 or more than 32 bytes.</exception>
    internal Bepaling(ReadOnlySpan<byte> pseudoniem, Persoonsbeeld beeld, Leverorde aanleiding, Verwerking verwerking)
    {
        if (pseudoniem.Length is < 16 or > Signaalnummer.MaxPseudoniem)
            throw new ArgumentOutOfRangeException(nameof(pseudoniem), pseudoniem.Length, "A pseudonym has 16 to 32 bytes.");
        _pseudoniem = pseudoniem;
        _beeld = beeld;
        _aanleiding = aanleiding;
        _verwerking = verwerking;
        _standen = beeld.Signalen;
    }

    /// <summary>The outcome.</summary>
    internal readonly Samenloopuitkomst Finish(Opname opname) => new(
        _standen == _beeld.Signalen ? _beeld : new Persoonsbeeld(_beeld.Voorzieningen, _beeld.Feiten, _standen, _beeld.Leegten),
        _signalen, _weigeringen, _uitgesteld, opname);

    /// <summary>Judges one provision by one rule, with all facts.</summary>
    internal void JudgeVoorziening(Samenloopregel regel, int voorziening, bool doorHouder)
    {
        var geldt = regel.Domein == _beeld.Voorzieningen[voorziening].Domein && CheckGrondslag(regel);
        if (regel.IsNegatief)
        {
            JudgeOntbreken(new Paar(_beeld, regel, voorziening, Signaalstand.GeenFeit), geldt, doorHouder);
            return;
        }

        for (var feit = 0; feit < _beeld.Feiten.Length; feit++)
            JudgePaar(new Paar(_beeld, regel, voorziening, feit), geldt, doorHouder);
        if (geldt && !_verwerking.Stand(regel.Bron).IsVolledig)
            Refuse(regel, Weigergrond.BronOnvolledig);
    }

    /// <summary>Judges one fact by one rule about its source, with all provisions.</summary>
    internal void JudgeFeit(Samenloopregel regel, int feit)
    {
        var geldt = CheckGrondslag(regel);
        for (var voorziening = 0; voorziening < _beeld.Voorzieningen.Length; voorziening++)
        {
            if (regel.IsNegatief)
                JudgeOntbreken(new Paar(_beeld, regel, voorziening, Signaalstand.GeenFeit), geldt, doorHouder: false);
            else
                JudgePaar(new Paar(_beeld, regel, voorziening, feit), geldt, doorHouder: false);
        }
    }

    /// <summary>Whether the rule may be used today; if not, that is noted.</summary>
    internal bool CheckGrondslag(Samenloopregel regel)
    {
        if (regel.Geldt(_verwerking.Dag))
            return true;
        Refuse(regel, regel.Grondslag is null ? Weigergrond.GrondslagOntbreekt : Weigergrond.GrondslagGeldtNiet);
        return false;
    }

    private void JudgePaar(Paar paar, bool geldt, bool doorHouder)
    {
        if (paar.Regel.Bron != paar.Feit!.Bron)
            return;
        var (plek, stand) = Find(paar);
        if (stand is { } gegeven && Signaalbesluit.DecideZonderGrondslag(gegeven, paar.Feit.Verwijderd, paar.Loopt, paar.FeitTelt) is { } moet)
            Record(paar, plek, stand, moet, gegeven.Inhoud);
        else if (paar.Loopt && geldt)
            Compare(paar, plek, stand, doorHouder);
        else if (paar.Loopt && paar.MayTell(stand, doorHouder))
            Defer(paar, Uitstelgrond.GeenGrondslag);
    }

    /// <summary>Looks at the days of the two, which takes a ground.</summary>
    private void Compare(Paar paar, int plek, Signaalstand? stand, bool doorHouder)
    {
        var overlap = paar.Regel.FindOverlap(paar.Voorziening, paar.Feit!);
        var inhoud = paar.Regel.Describe(paar.Feit!, overlap);
        var besluit = overlap is not null ? Signaalbesluit.DecideGewenst(stand, inhoud)
            : stand is { } laatst ? Signaalbesluit.DecideOngewenst(laatst, paar.FeitTelt, doorHouder)
            : null;
        if (besluit is { } genomen)
            Record(paar, plek, stand, genomen, inhoud);
    }

    private void JudgeOntbreken(Paar paar, bool geldt, bool doorHouder)
    {
        var (plek, stand) = Find(paar);
        var besluit = stand is { } gegeven ? Signaalbesluit.DecideZonderGrondslag(gegeven, isFout: false, paar.Loopt, feitTelt: true) : null;
        if (paar.Loopt && !geldt)
            Defer(paar, Uitstelgrond.GeenGrondslag);
        if (paar.Loopt && geldt)
        {
            if (!_verwerking.Stand(paar.Regel.Bron).IsVolledig)
                Refuse(paar.Regel, Weigergrond.BronOnvolledig);
            else if (!HasOverlap(paar))
                besluit = Signaalbesluit.DecideGewenst(stand, default);
            else if (stand is { } laatst)
                besluit = Signaalbesluit.DecideOngewenst(laatst, feitTelt: true, doorHouder);
        }

        if (besluit is { } genomen)
            Record(paar, plek, stand, genomen, default);
    }

    private readonly bool HasOverlap(Paar paar)
    {
        foreach (var feit in _beeld.Feiten)
        {
            if (paar.Regel.FindOverlap(paar.Voorziening, feit) is not null)
                return true;
        }

        return false;
    }

    /// <summary>Where the signal is, or would be.</summary>
    private readonly (int Plek, Signaalstand? Stand) Find(Paar paar)
    {
        var gezocht = new Signaalstand(paar.VoorzieningPlek, paar.FeitPlek, paar.Regel.Nummer, default, default, default, default);
        var (laag, hoog) = (0, _standen.Length);
        while (laag < hoog)
        {
            var midden = (laag + hoog) / 2;
            var orde = Signaalstand.CompareSleutel(_standen[midden], gezocht);
            if (orde == 0)
                return (midden, _standen[midden]);
            (laag, hoog) = orde < 0 ? (midden + 1, hoog) : (laag, midden);
        }

        return (laag, null);
    }

    /// <summary>Keeps how the signal stands, and makes what is told of it; neither when its holder cannot hear it.</summary>
    private void Record(Paar paar, int plek, Signaalstand? vorige, Signaalbesluit besluit, Signaalinhoud inhoud)
    {
        if (besluit.Soort is not { } soort)
        {
            _standen = _standen.SetItem(plek, vorige!.Value with { Toestand = besluit.Toestand });
            return;
        }

        if (!_verwerking.KanHoren(paar.Voorziening.Houder))
        {
            Defer(paar, Uitstelgrond.Onbereikbaar);
            return;
        }

        var aanleiding = paar.FindAanleiding(_aanleiding);
        var stand = new Signaalstand(paar.VoorzieningPlek, paar.FeitPlek, paar.Regel.Nummer, besluit.Toestand, (vorige?.Versie ?? 0) + 1, inhoud, aanleiding);
        _standen = vorige is null ? _standen.Insert(plek, stand) : _standen.SetItem(plek, stand);
        _signalen = _signalen.Add(new Signaal
        {
            Id = paar.Number(_pseudoniem, stand.Versie, aanleiding),
            Versie = stand.Versie,
            Vervangt = vorige is { } voor ? paar.Number(_pseudoniem, voor.Versie, voor.Aanleiding) : null,
            Soort = soort,
            Regel = paar.Regel,
            Houder = paar.Voorziening.Houder,
            VoorzieningId = paar.Voorziening.Id,
            FeitReferentie = paar.Feit?.Referentie,
            Inhoud = inhoud,
            Aanleiding = aanleiding,
            Moment = _verwerking.Moment,
        });
    }

    private void Defer(Paar paar, Uitstelgrond grond)
    {
        var uitstel = new Uitstel(paar.Regel, paar.Voorziening.Houder, grond);
        if (!_uitgesteld.Contains(uitstel))
            _uitgesteld = _uitgesteld.Add(uitstel);
    }

    private void Refuse(Samenloopregel regel, Weigergrond reden)
    {
        var weigering = new Regelweigering(regel, reden);
        if (!_weigeringen.Contains(weigering))
            _weigeringen = _weigeringen.Add(weigering);
    }
}
