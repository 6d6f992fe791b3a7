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
        _standen == _beeld.Signalen ? _beeld : new Persoonsbeeld(_beeld.Voorzieningen, _beeld.Feiten, _standen, _beeld.Leegten), _signalen, _weigeringen, opname);

    /// <summary>Judges one provision by one rule, with all facts.</summary>
    internal void JudgeVoorziening(Samenloopregel regel, int v, bool doorHouder)
    {
        var geldt = regel.Domein == _beeld.Voorzieningen[v].Domein && CheckGrondslag(regel);
        if (regel.IsNegatief)
        {
            JudgeOntbreken(regel, v, geldt, doorHouder);
            return;
        }

        for (var f = 0; f < _beeld.Feiten.Length; f++)
            JudgePaar(regel, v, f, geldt, doorHouder);
        if (geldt && !_verwerking.Stand(regel.Bron).IsVolledig)
            Refuse(regel, Weigergrond.BronOnvolledig);
    }

    /// <summary>Judges one fact by one rule about its source, with all provisions.</summary>
    internal void JudgeFeit(Samenloopregel regel, int f)
    {
        var geldt = CheckGrondslag(regel);
        for (var v = 0; v < _beeld.Voorzieningen.Length; v++)
        {
            if (regel.IsNegatief)
                JudgeOntbreken(regel, v, geldt, doorHouder: false);
            else
                JudgePaar(regel, v, f, geldt, doorHouder: false);
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

    private void JudgePaar(Samenloopregel regel, int v, int f, bool geldt, bool doorHouder)
    {
        var (voorziening, feit) = (_beeld.Voorzieningen[v], _beeld.Feiten[f]);
        if (regel.Bron != feit.Bron)
            return;
        var (plek, stand) = Find(v, f, regel.Nummer);
        var loopt = regel.HeeftLopend(voorziening);
        if (stand is { } gegeven && Signaalbesluit.DecideZonderGrondslag(gegeven, feit.Verwijderd, loopt, regel.Telt(feit)) is { } moet)
        {
            Record(regel, plek, stand, v, f, moet, gegeven.Inhoud);
            return;
        }

        if (!geldt || !loopt)
            return;
        var overlap = regel.FindOverlap(voorziening, feit);
        var inhoud = regel.Describe(feit, overlap);
        var besluit = overlap is not null ? Signaalbesluit.DecideGewenst(stand, inhoud)
            : stand is { } laatst ? Signaalbesluit.DecideOngewenst(laatst, regel.Telt(feit), doorHouder)
            : null;
        if (besluit is { } genomen)
            Record(regel, plek, stand, v, f, genomen, inhoud);
    }

    private void JudgeOntbreken(Samenloopregel regel, int v, bool geldt, bool doorHouder)
    {
        var voorziening = _beeld.Voorzieningen[v];
        var (plek, stand) = Find(v, Signaalstand.GeenFeit, regel.Nummer);
        var loopt = regel.HeeftLopend(voorziening);
        var besluit = stand is { } gegeven ? Signaalbesluit.DecideZonderGrondslag(gegeven, isFout: false, loopt, feitTelt: true) : null;
        if (geldt && loopt)
        {
            if (!_verwerking.Stand(regel.Bron).IsVolledig)
                Refuse(regel, Weigergrond.BronOnvolledig);
            else if (!HasOverlap(regel, voorziening))
                besluit = Signaalbesluit.DecideGewenst(stand, default);
            else if (stand is { } laatst)
                besluit = Signaalbesluit.DecideOngewenst(laatst, feitTelt: true, doorHouder);
        }

        if (besluit is { } genomen)
            Record(regel, plek, stand, v, Signaalstand.GeenFeit, genomen, default);
    }

    private readonly bool HasOverlap(Samenloopregel regel, Voorziening voorziening)
    {
        foreach (var feit in _beeld.Feiten)
        {
            if (regel.FindOverlap(voorziening, feit) is not null)
                return true;
        }

        return false;
    }

    /// <summary>Where the signal is, or would be.</summary>
    private readonly (int Plek, Signaalstand? Stand) Find(int v, int f, byte regel)
    {
        var gezocht = new Signaalstand(v, f, regel, default, default, default, default);
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

    /// <summary>Keeps how the signal stands, and makes what is told of it.</summary>
    private void Record(Samenloopregel regel, int plek, Signaalstand? vorige, int v, int f, Signaalbesluit besluit, Signaalinhoud inhoud)
    {
        if (besluit.Soort is not { } soort)
        {
            _standen = _standen.SetItem(plek, vorige!.Value with { Toestand = besluit.Toestand });
            return;
        }

        var (voorziening, feit) = (_beeld.Voorzieningen[v], f == Signaalstand.GeenFeit ? null : _beeld.Feiten[f]);
        var stand = new Signaalstand(v, f, regel.Nummer, besluit.Toestand, (vorige?.Versie ?? 0) + 1, inhoud, _aanleiding);
        _standen = vorige is null ? _standen.Insert(plek, stand) : _standen.SetItem(plek, stand);
        _signalen = _signalen.Add(new Signaal
        {
            Id = Signaalnummer.Derive(_pseudoniem, regel.Nummer, voorziening, feit, stand.Versie, _aanleiding),
            Versie = stand.Versie,
            Vervangt = vorige is { } voor ? Signaalnummer.Derive(_pseudoniem, regel.Nummer, voorziening, feit, voor.Versie, voor.Aanleiding) : null,
            Soort = soort,
            Regel = regel,
            Houder = voorziening.Houder,
            VoorzieningId = voorziening.Id,
            FeitReferentie = feit?.Referentie,
            Inhoud = inhoud,
            IsZacht = inhoud.Status is { } status && regel.Zacht.Contains(status),
            Aanleiding = _aanleiding,
            Moment = _verwerking.Moment,
        });
    }

    private void Refuse(Samenloopregel regel, Weigergrond reden)
    {
        var weigering = new Regelweigering(regel, reden);
        if (!_weigeringen.Contains(weigering))
            _weigeringen = _weigeringen.Add(weigering);
    }
}
