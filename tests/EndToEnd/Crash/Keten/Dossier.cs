using System.Globalization;
using IB.Gateway.Demo;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// One person, as gemeenten and the CIZ tell of him, and what each of them must hear of it: an oracle that knows what is promised to gemeenten and
/// nothing of how the knooppunt does it. Every step takes effect when the knooppunt has accepted it.
/// </summary>
/// <param name="bsn">Who.</param>
internal sealed class Dossier(string bsn)
{
    private readonly Dictionary<string, Gehoord> _gehoord = [];
    private string? _ingang;

    /// <summary>Whether a gemeente has him registered.</summary>
    internal bool IsGeregistreerd(Deelnemer gemeente) => Get(gemeente.Code).Geregistreerd;

    /// <summary>A gemeente says that he has a Wmo-voorziening, or that he has it no more.</summary>
    internal Dossierstap Register(Deelnemer gemeente, bool loopt)
    {
        _gehoord[gemeente.Code] = Get(gemeente.Code) with { Geregistreerd = loopt };
        return new(Wlzbericht.Registratie(gemeente, new Wlzbericht.Voorziening(Id(gemeente.Code), bsn) { Actie = loopt ? 1 : 3 }), [.. Tell(gemeente.Code)]);
    }

    /// <summary>The CIZ says that he has an indicatie from this day on, or has none.</summary>
    internal Dossierstap Indicate(string? ingang)
    {
        _ingang = ingang;
        return new(Wlzbericht.Mutatie(new Wlzbericht.Indicatie(bsn, ingang)), [.. _gehoord.Keys.ToList().SelectMany(Tell)]);
    }

    /// <summary>A gemeente asks whether he has one.</summary>
    internal Dossierstap Ask(Deelnemer gemeente)
    {
        var vraag = Wlzbericht.Vraag(gemeente, bsn);
        return new(vraag, [new Effect(gemeente.Code, Uitvoertekst.Antwoord(vraag.Referentie, _ingang is null ? "NEE" : $"JA {_ingang}"))]);
    }

    /// <summary>What one gemeente hears after a step.</summary>
    private IEnumerable<Effect> Tell(string gemeente)
    {
        var voor = Get(gemeente);
        var (soort, na) = voor switch
        {
            { Geregistreerd: true, Laatst: not null, Stil: false } when _ingang is null => ("BEEINDIGD", voor with { Laatst = null }),
            { Geregistreerd: true, Laatst: not null, Stil: false } when _ingang != voor.Laatst => ("GEWIJZIGD", voor with { Laatst = _ingang }),
            { Geregistreerd: true, Laatst: null } or { Geregistreerd: true, Stil: true } when _ingang is not null =>
                ("NIEUW", voor with { Laatst = _ingang, Stil = false }),

            // Who took its registration away is told once more at most, and only that what it heard holds no longer.
            { Geregistreerd: false, Laatst: not null } when _ingang is null => ("INGETROKKEN", voor with { Laatst = null, Stil = false }),
            { Geregistreerd: false, Laatst: not null } => ((string?)null, voor with { Stil = true }),
            _ => (null, voor),
        };
        _gehoord[gemeente] = soort is null ? na : na with { Versie = voor.Versie + 1 };
        if (soort is null)
            yield break;
        var inhoud = soort switch
        {
            "BEEINDIGD" => "NEE ..",
            "INGETROKKEN" => $"JA {voor.Laatst}..",
            _ => $"JA {_ingang}..",
        };
        yield return new Effect(gemeente, string.Create(CultureInfo.InvariantCulture, $"{soort} v{voor.Versie + 1} {Id(gemeente)} {bsn} {inhoud}"));
    }

    private Gehoord Get(string gemeente) => _gehoord.GetValueOrDefault(gemeente, new Gehoord(false, 0, null, false));

    private string Id(string gemeente) => $"{gemeente}-{bsn[^5..]}";

    /// <summary>How it stands between a gemeente and this person.</summary>
    /// <param name="Geregistreerd">Whether it has him registered.</param>
    /// <param name="Versie">Of the last signal.</param>
    /// <param name="Laatst">The first day that it was told and that it still takes to be so.</param>
    /// <param name="Stil">Whether it took its registration away since.</param>
    private sealed record Gehoord(bool Geregistreerd, int Versie, string? Laatst, bool Stil);
}

/// <summary>A message about a person, and what follows from it.</summary>
/// <param name="Bericht">The message.</param>
/// <param name="Gevolgen">What who hears.</param>
internal sealed record Dossierstap(Proefbericht Bericht, IReadOnlyList<Effect> Gevolgen);

/// <summary>What somebody hears.</summary>
/// <param name="Bij">Code of who.</param>
/// <param name="Tekst">What, in one line that no other message to it has.</param>
internal sealed record Effect(string Bij, string Tekst);
