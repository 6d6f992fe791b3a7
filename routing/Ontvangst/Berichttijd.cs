using System.Globalization;

namespace IB.Gateway.Routing;

/// <summary>tijdstipBericht and the calendar day, both in Dutch local time (koppelvlak 4).</summary>
public static class Berichttijd
{
    private static readonly TimeZoneInfo Nederland = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    // A sender whose clock is a little ahead is not an hour behind.
    private static readonly TimeSpan Klokverschil = TimeSpan.FromMinutes(5);

    /// <summary>The moment as <c>EEJJMMDDhhmmss</c>.</summary>
    public static string Format(DateTimeOffset moment)
        => TimeZoneInfo.ConvertTime(moment, Nederland).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>
    /// The moment that a tijdstipBericht of 8 to 17 digits names: up to milliseconds; what it leaves out is zero. Of an hour that comes twice it is
    /// the latest that is not after the receipt, as far as clocks agree. <see langword="null"/> when it names none.
    /// </summary>
    /// <param name="tijdstip">The digits.</param>
    /// <param name="ontvangen">When the message came in.</param>
    internal static DateTimeOffset? Parse(string tijdstip, DateTimeOffset ontvangen)
    {
        if (tijdstip.Length is < 8 or > 17 || !DateTime.TryParseExact(
            tijdstip.PadRight(17, '0'), "yyyyMMddHHmmssfff", CultureInfo.InvariantCulture, DateTimeStyles.None, out var lokaal)
            || Nederland.IsInvalidTime(lokaal))
        {
            return null;
        }

        if (!Nederland.IsAmbiguousTime(lokaal))
            return new DateTimeOffset(lokaal, Nederland.GetUtcOffset(lokaal));
        var mogelijk = Nederland.GetAmbiguousTimeOffsets(lokaal).Select(verschil => new DateTimeOffset(lokaal, verschil)).Order().ToArray();
        return mogelijk.LastOrDefault(moment => moment <= ontvangen + Klokverschil, mogelijk[0]);
    }

    /// <summary>The moment for people: <c>2026-06-12 13:00</c>, with seconds when there are any, and with the zone in the hour that comes twice.</summary>
    internal static string Show(DateTimeOffset moment)
    {
        var lokaal = TimeZoneInfo.ConvertTime(moment, Nederland);
        var vorm = lokaal.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss";
        return lokaal.ToString(Nederland.IsAmbiguousTime(lokaal.DateTime) ? vorm + "zzz" : vorm, CultureInfo.InvariantCulture);
    }

    /// <summary>The moment at which a day begins.</summary>
    public static DateTimeOffset Begin(DateOnly dag) => OfLocal(dag.ToDateTime(TimeOnly.MinValue))
        ?? throw new ArgumentOutOfRangeException(nameof(dag), dag, "The clock changes at midnight on that day.");

    /// <summary>The moment at which the clock shows a time; <see langword="null"/> when it never does, or twice, because the clock changes.</summary>
    internal static DateTimeOffset? OfLocal(DateTime tijd)
        => Nederland.IsInvalidTime(tijd) || Nederland.IsAmbiguousTime(tijd) ? null : new DateTimeOffset(tijd, Nederland.GetUtcOffset(tijd));

    /// <summary>The day on which dates of validity are judged.</summary>
    public static DateOnly Dag(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Nederland).DateTime);
}
