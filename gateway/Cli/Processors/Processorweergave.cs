using System.Globalization;
using IB.Gateway.Beheer;

namespace IB.Gateway.Cli;

/// <summary>Shows processors for people.</summary>
internal static class Processorweergave
{
    private static readonly string[] Kolommen =
    [
        "naam", "positie", "achterstand", "oudste onverwerkt", "geparkeerd", "stukken", "verzonden", "verder op", "knooppunt",
    ];
    private static readonly string[] Ingreepkolommen = ["tijd", "daad", "plek", "reden"];
    private static readonly string[] Parkeerkolommen = ["plek", "functie", "zender", "referentienummer", "sinds", "reden"];

    internal static void Write(Processorenantwoord antwoord, Omgeving omgeving)
    {
        if (antwoord.Processors is not { Count: > 0 } processors)
        {
            omgeving.Uit.WriteRegel("Er staat geen processor aan (processors.aan in de instellingen).");
            return;
        }

        omgeving.Uit.WriteTabel(Kolommen, processors.Select(Rij));
        foreach (var p in processors)
        {
            omgeving.Uit.WriteRegel($"{p.Naam}: {p.Doel}");
            omgeving.Uit.WriteRegel($"  leest:      {string.Join(", ", p.Leest ?? [])}");
            if (p.LeestMee is { Count: > 0 } leestMee)
                omgeving.Uit.WriteRegel($"  leest mee:  {string.Join(", ", leestMee)}, van gemeenten die daarvoor kozen");
            omgeving.Uit.WriteRegel($"  verzendt:   {(p.Verzendt is { Count: > 0 } verzendt ? string.Join(", ", verzendt) : "niets")}");
            omgeving.Uit.WriteRegel($"  onthoudt:   {p.Onthoudt}");
            omgeving.Uit.WriteRegel($"  grondslag:  {p.Grondslag}");
            omgeving.Uit.WriteRegel(string.Create(CultureInfo.InvariantCulture, $"  vergeet:    {p.BewaartermijnDagen:0.#} dagen nadat het voorbij is"));
        }
    }

    internal static void Write(Ingrepenantwoord antwoord, Omgeving omgeving)
    {
        if (antwoord.Ingrepen is { Count: > 0 } ingrepen)
            omgeving.Uit.WriteTabel(Ingreepkolommen, ingrepen.Select(static i => new[] { i.Tijd.ToTekst(), i.Daad, i.Plek, i.Reden }));
        else
            omgeving.Uit.WriteRegel("Beheer heeft niet ingegrepen.");
    }

    internal static void Write(Geparkeerdantwoord antwoord, Omgeving omgeving)
    {
        if (antwoord.Geparkeerd is not { Count: > 0 } geparkeerd)
        {
            omgeving.Uit.WriteRegel("Er is niets geparkeerd.");
            return;
        }

        omgeving.Uit.WriteTabel(Parkeerkolommen, geparkeerd.Select(static g => new[]
        {
            g.Plek, g.Functie ?? string.Empty, g.Zender ?? string.Empty, g.Referentienummer ?? "niet meer bewaard", g.Sinds.ToTekst(), g.Reden,
        }));
        if (antwoord.Volgende is not null)
            omgeving.Uit.WriteRegel($"Er kan meer zijn: ga verder met --na {geparkeerd[^1].Plek}");
    }

    private static string[] Rij(Processorantwoord p) =>
    [
        p.Naam, Tekst(p.Positie), Tekst(p.Achterstand),
        !p.IsHier
            ? "onbekend"
            : p.OudsteOnverwerkt is null ? "-" : TimeSpan.FromSeconds(Math.Floor(p.OudsteLeeftijdSeconden)).ToString("c", CultureInfo.InvariantCulture),
        Tekst(p.Geparkeerd), Tekst(p.Stukken), Tekst(p.Verzonden), p.VerderOp?.ToTekst() ?? "nog nooit", p.Knooppunt ?? "geen",
    ];

    private static string Tekst(long getal) => getal.ToString(CultureInfo.InvariantCulture);
}
