using System.Globalization;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>The registration that follows from a Toewijzing. Pure.</summary>
internal static class Eigenregistratie
{
    /// <summary>What the RegistratieId of each of them begins with; no other may (WLZ009). A gemeente recognises it by the number behind it.</summary>
    internal static ReadOnlySpan<byte> Voorvoegsel => "TOEWIJZING-"u8;

    private const string Begin = "TOEWIJZING-";

    /// <summary>The RegistratieId for a ToewijzingNummer.</summary>
    internal static string Id(long nummer) => string.Create(CultureInfo.InvariantCulture, $"{Begin}{nummer}");

    /// <summary>Whether a provision follows from a Toewijzing.</summary>
    internal static bool Is(Voorziening voorziening) => voorziening.Id.StartsWith(Begin, StringComparison.Ordinal);

    /// <summary>The registration as it is now; <see langword="null"/> as long as no 301 came in.</summary>
    internal static Voorziening? Derive(Toewijzing toewijzing)
    {
        if (toewijzing.Versie is not { } versie)
            return null;
        var periode = EndBy(versie.Periode, Leveringsverloop.FindEinde(toewijzing.Meldingen));
        return new Voorziening
        {
            Houder = toewijzing.Gemeente,
            Id = toewijzing.RegistratieId,
            Domein = Domein.Wmo,
            Grond = Voorzieninggrond.Lopend,
            // What ended before it began has no day left; it is kept as taken back.
            Periode = periode ?? versie.Periode,
            Categorie = versie.Categorie,
            Geleverd = toewijzing.Geleverd,
            Verwijderd = versie.IsVerwijderd || periode is null,
        };
    }

    private static Dagperiode? EndBy(Dagperiode periode, DateOnly? einde)
        => einde is { } dag && (periode.Einddatum is not { } laatste || dag < laatste) ? Dagperiode.FromInclusive(periode.Van, dag) : periode;
}
