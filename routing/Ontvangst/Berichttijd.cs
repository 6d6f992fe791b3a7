using System.Globalization;

namespace IB.Gateway.Routing;

/// <summary>tijdstipBericht and the calendar day, both in Dutch local time (stuf-envelop 4).</summary>
public static class Berichttijd
{
    private static readonly TimeZoneInfo Nederland = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The moment as <c>EEJJMMDDhhmmss</c>.</summary>
    public static string Format(DateTimeOffset moment)
        => TimeZoneInfo.ConvertTime(moment, Nederland).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>The day on which dates of validity are judged.</summary>
    public static DateOnly Dag(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Nederland).DateTime);
}
