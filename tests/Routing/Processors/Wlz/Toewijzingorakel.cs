using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>
/// A Toewijzing by the letter of the processes of iWmo (4 and 8): every message in the order of its source changes one variable, and a stop that
/// is taken back brings back what was before it.
/// </summary>
internal sealed class Toewijzingorakel
{
    // What was before each thing that counts, so that taking it back is going back.
    private readonly List<(Leveringsmelding Melding, Stand Erna)> _verloop = [];
    private Toewijzingversie? _versie;

    private enum Toestand
    {
        NietGestart,
        Gestart,
        Gepauzeerd,
        Gestopt,
    }

    private Stand Nu => _verloop.Count == 0 ? default : _verloop[^1].Erna;

    /// <summary>The registration that should be there, as text: its days, <c>weg</c> when it counts as never sent, or nothing.</summary>
    internal static string? Determine(IEnumerable<Eigenlevering> inOrde)
    {
        var orakel = new Toewijzingorakel();
        foreach (var levering in inOrde)
            orakel.Apply(levering);
        return orakel.Describe();
    }

    internal static string Describe(Voorziening voorziening)
        => voorziening.Verwijderd ? "weg" : $"{voorziening.Periode.Van:MM-dd}..{voorziening.Periode.Einddatum:MM-dd}";

    private void Apply(Eigenlevering levering)
    {
        switch (levering)
        {
            case Eigenlevering.Toegewezen { Versie: var versie }:
                _versie = _versie is null || versie.Toegewezen >= _versie.Toegewezen ? versie : _versie;
                break;
            case Eigenlevering.Gemeld { Melding: { IsVerwijderd: true } melding }:
                TakeBack(melding);
                break;
            case Eigenlevering.Gemeld { Melding: var melding }:
                if (Next(melding) is { } erna)
                    _verloop.Add((melding, erna));
                break;
        }
    }

    private Stand? Next(Leveringsmelding melding)
    {
        var begint = new Stand(Toestand.Gestart, melding.Begin, null);
        var eindigt = new Stand(melding.Soort == Leveringsoort.Onderbreking ? Toestand.Gepauzeerd : Toestand.Gestopt, melding.Begin, melding.Einde);
        switch (Nu.Toestand)
        {
            // Nothing is known: the start may have been before the choice of the gemeente.
            case Toestand.NietGestart:
                return melding.Soort == Leveringsoort.Start ? begint : eindigt;
            case Toestand.Gestart:
                return melding.Soort != Leveringsoort.Start && melding.Begin == Nu.Begin ? eindigt : null;
            case Toestand.Gepauzeerd when melding.Soort == Leveringsoort.Einde:
                return melding.Begin == Nu.Begin && melding.Einde >= Nu.Einde ? eindigt : null;
            default:
                return melding.Soort == Leveringsoort.Start ? begint : null;
        }
    }

    private void TakeBack(Leveringsmelding melding)
    {
        for (var i = _verloop.Count - 1; i >= 0; i--)
        {
            var ander = _verloop[i].Melding;
            if (ander.Soort != melding.Soort || ander.Begin != melding.Begin || ander.Einde != melding.Einde)
                continue;
            if (melding.Soort != Leveringsoort.Start || i == _verloop.Count - 1)
                _verloop.RemoveAt(i);
            return;
        }
    }

    private string? Describe()
    {
        if (_versie is null)
            return null;
        var einde = _versie.Periode.Einddatum ?? DateOnly.MaxValue;
        if (Nu is { Toestand: Toestand.Gestopt, Einde: { } gestopt } && gestopt < einde)
            einde = gestopt;
        if (_versie.IsVerwijderd || einde < _versie.Periode.Van)
            return "weg";
        return $"{_versie.Periode.Van:MM-dd}..{(einde == DateOnly.MaxValue ? "" : $"{einde:MM-dd}")}";
    }

    private readonly record struct Stand(Toestand Toestand, DateOnly Begin, DateOnly? Einde);
}
