using System.Globalization;

namespace IB.Gateway.Routing;

/// <summary>Reads what stands on many lines of a party directory: lists, functies, dates, moments.</summary>
internal static class Regellezer
{
    /// <summary>Reads the lines of a list, numbered as they stand in the file. What has an error is left out of the result.</summary>
    internal static List<T> ReadAll<TRegel, T>(List<TRegel?>? regels, string naam, Foutenlijst fouten, Func<TRegel, Foutenlijst, T?> read)
        where TRegel : class
        where T : class
    {
        var gelezen = new List<T>();
        for (var i = 0; i < (regels?.Count ?? 0); i++)
        {
            var plaats = fouten.In($"{naam}[{i}]");
            if (regels![i] is not { } regel)
                plaats.Add("", "is leeg (null); vul in of haal weg");
            else if (read(regel, plaats) is { } waarde)
                gelezen.Add(waarde);
        }

        return gelezen;
    }

    internal static Functiebereik ReadFuncties(List<string?>? patronen, bool verplicht, Foutenlijst fouten)
    {
        if (verplicht && patronen is not { Count: > 0 })
            fouten.Add("functies", "ontbreekt of is leeg; gebruik bijvoorbeeld [\"WMO*\", \"JW*\"]");
        for (var i = 0; i < (patronen?.Count ?? 0); i++)
        {
            if (patronen![i] is not { } patroon || !Functiebereik.IsGeldigPatroon(patroon))
                fouten.Add($"functies[{i}]", "moet een functie zijn (WMO301) of een begin met een ster (WMO*)");
        }

        return new Functiebereik([.. (patronen ?? []).OfType<string>()]);
    }

    /// <summary>A list that may be left out, and is not empty when it is there: empty would read as nobody and mean everybody.</summary>
    internal static IEnumerable<string> ReadNamen(List<string?>? namen, string plaats, Foutenlijst fouten)
    {
        if (namen is { Count: 0 })
            fouten.Add(plaats, "is leeg; vul in of haal weg");
        for (var i = 0; i < (namen?.Count ?? 0); i++)
        {
            if (string.IsNullOrEmpty(namen![i]))
                fouten.Add($"{plaats}[{i}]", "is leeg; vul in of haal weg");
        }

        return (namen ?? []).OfType<string>();
    }

    internal static Geldigheid ReadGeldigheid(string? vanaf, string? tot, Foutenlijst fouten)
    {
        var geldig = new Geldigheid(ReadDatum(vanaf, "vanaf", fouten), ReadDatum(tot, "tot", fouten));
        if (geldig.Vanaf > geldig.Tot)
            fouten.Add("tot", "ligt voor vanaf");
        return geldig;
    }

    internal static DateOnly? ReadDatum(string? tekst, string naam, Foutenlijst fouten)
    {
        if (tekst is null)
            return null;
        if (DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var datum))
            return datum;
        fouten.Add(naam, "moet een datum zijn, bijvoorbeeld 2026-01-01");
        return null;
    }

    /// <summary>
    /// A moment: with a zone, or without one as Dutch local time, or a date alone for the beginning of that day. A time that the
    /// Dutch clock shows twice or never, because it is changed that night, is refused: nobody can tell what was meant.
    /// </summary>
    internal static DateTimeOffset? ReadMoment(string? tekst, string naam, Foutenlijst fouten)
    {
        if (DateTimeOffset.TryParseExact(tekst, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            && tekst!.Length > 19 && IsEeuw(moment.Year))
            return moment;
        if (!DateTime.TryParseExact(
            tekst, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var lokaal) || !IsEeuw(lokaal.Year))
            fouten.Add(
                naam, "moet een datum of een tijdstip zijn, in Nederlandse tijd of met tijdzone: 2026-06-08, 2026-06-08T13:00 of 2026-06-08T13:00:00+02:00");
        else if (Berichttijd.OfLocal(lokaal) is { } gelezen)
            return gelezen;
        else
            fouten.Add(naam, "bestaat niet of komt twee keer voor, omdat die nacht de klok wordt verzet; noem de tijdzone erbij (+01:00 of +02:00)");
        return null;
    }

    // Beyond these years nobody means it, and the rules of the clock are not known.
    private static bool IsEeuw(int jaar) => jaar is >= 2000 and <= 2100;
}
