using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Decides what taking a message into the journal comes to.</summary>
internal static class Inboekbesluit
{
    public static Inboeking Append(Journaalblad blad, VerzegeldeBoeking verzegeld, DateTimeOffset nu)
    {
        var boeking = verzegeld.Boeking;
        if (boeking.ClaimtReferentie && blad.Claims.Find(boeking.Envelop) is { } claim)
        {
            if (!claim.Afdruk.Span.SequenceEqual(boeking.Afdruk.Span))
                return new Inboeking(Inboekuitkomst.Strijdig, claim.Bericht);
            blad.Bezorging.AddLijn(claim.Bericht.Volgnummer, nu, toestand: null, Historietekst.Herhaald);
            return new Inboeking(Inboekuitkomst.Herhaling, claim.Bericht);
        }

        // Content sealed with a key that was destroyed meanwhile must not be accepted.
        if (!blad.HeeftSleutel(verzegeld.SleutelId))
            throw new SleutelVervallenException(verzegeld.SleutelId);
        var (vastTot, oorzaak) = DecideVast(blad, boeking, nu);
        var bericht = blad.Book(verzegeld, vastTot, oorzaak, nu);
        foreach (var aantekening in boeking.Aantekeningen)
            AddAantekening(blad, aantekening, nu);
        foreach (var gevolg in verzegeld.Gevolgen)
            AppendGevolg(blad, gevolg, nu);
        return new Inboeking(Inboekuitkomst.Nieuw, bericht);
    }

    /// <summary>Until when a new message is kept back, if it is, and what its history says of it.</summary>
    private static (long? TotMs, string Oorzaak) DecideVast(Journaalblad blad, Boeking boeking, DateTimeOffset nu)
    {
        if (boeking.VastgehoudenTot is { } tot)
            return (Tijd.CeilingMs(tot), boeking.Oorzaak);
        var nuMs = nu.ToUnixTimeMilliseconds();
        return boeking.Bezorgaan is { } partij && blad.HeeftVastDat(partij, nuMs)
            ? (nuMs, $"{boeking.Oorzaak} {Historietekst.Achteraan}")
            : (null, boeking.Oorzaak);
    }

    private static void AddAantekening(Journaalblad blad, Aantekening aantekening, DateTimeOffset nu)
    {
        if (!blad.Bestaat(aantekening.Volgnummer))
            throw new InvalidOperationException($"Een aantekening hoort bij bericht {aantekening.Volgnummer}, dat er niet is.");
        blad.Bezorging.AddLijn(aantekening.Volgnummer, nu, toestand: null, aantekening.Oorzaak);
    }

    private static void AppendGevolg(Journaalblad blad, VerzegeldeBoeking gevolg, DateTimeOffset nu)
    {
        var uitkomst = Append(blad, gevolg, nu).Uitkomst;
        if (uitkomst != Inboekuitkomst.Nieuw)
            throw new InvalidOperationException($"Een gevolg draagt een referentienummer dat al in gebruik is ({uitkomst}).");
    }
}
