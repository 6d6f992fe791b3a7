using System.Globalization;

namespace IB.Gateway.Rest;

/// <summary>Dutch local time, in which envelopes and periods of validity are written (stuf-envelop 4).</summary>
internal static class Tijd
{
    private static readonly TimeZoneInfo Nederland = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The day in the Netherlands at this moment.</summary>
    public static DateOnly Dag(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Nederland).DateTime);

    /// <summary><c>tijdstipBericht</c> of this moment: 14 digits.</summary>
    public static string Tijdstip(DateTimeOffset moment)
        => TimeZoneInfo.ConvertTime(moment, Nederland).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
