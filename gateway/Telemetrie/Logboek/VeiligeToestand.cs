using System.Globalization;

namespace IB.Gateway.Telemetrie.Logboek;

/// <summary>Cleans what a log line or scope carries beside its text.</summary>
internal static class VeiligeToestand
{
    /// <summary>The state itself when it is fit to be logged, or else a copy that is.</summary>
    /// <param name="toestand">A list of named values, or anything that is logged by its text.</param>
    /// <param name="bsn">Set when something that may be a BSN was removed; left alone otherwise.</param>
    public static object? Clean(object? toestand, ref bool bsn)
        => toestand is IEnumerable<KeyValuePair<string, object?>> paren ? CleanParen(toestand, paren, ref bsn) : CleanWaarde(toestand, ref bsn);

    private static object CleanParen(object toestand, IEnumerable<KeyValuePair<string, object?>> paren, ref bool bsn)
    {
        var kopie = new List<KeyValuePair<string, object?>>();
        var gelijk = true;
        foreach (var (naam, waarde) in paren)
        {
            var schoneNaam = Zuivering.Clean(naam, out var inNaam);
            var schoneWaarde = CleanWaarde(waarde, ref bsn);
            bsn |= inNaam;
            gelijk &= ReferenceEquals(naam, schoneNaam) && ReferenceEquals(waarde, schoneWaarde);
            kopie.Add(new(schoneNaam, schoneWaarde));
        }

        var tekst = Convert.ToString(toestand, CultureInfo.InvariantCulture) ?? "";
        var schoneTekst = Zuivering.Clean(tekst, out var inTekst);
        bsn |= inTekst;
        return gelijk && ReferenceEquals(tekst, schoneTekst) ? toestand : new Paren(kopie, schoneTekst);
    }

    private static object? CleanWaarde(object? waarde, ref bool bsn)
    {
        if (waarde is null or bool or byte or short or Enum)
            return waarde;
        var tekst = Convert.ToString(waarde, CultureInfo.InvariantCulture) ?? "";
        var schoon = Zuivering.Clean(tekst, out var gevonden);
        bsn |= gevonden;
        return ReferenceEquals(tekst, schoon) ? waarde : schoon;
    }

    private sealed class Paren(List<KeyValuePair<string, object?>> paren, string tekst) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => paren.Count;

        public KeyValuePair<string, object?> this[int index] => paren[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => paren.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => tekst;
    }
}
