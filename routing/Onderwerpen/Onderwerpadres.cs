using System.Globalization;

namespace IB.Gateway.Routing;

/// <summary>Where the HTTP feed has content: over Kafka it is referred to as well.</summary>
public static class Onderwerpadres
{
    /// <summary>The address of all topics.</summary>
    public const string Alle = "/v1/onderwerpen";

    /// <summary>The path of the content of a message in a topic.</summary>
    /// <param name="naam">Name of the topic.</param>
    /// <param name="positie">Position of the message.</param>
    public static string Inhoud(string naam, long positie) => string.Create(CultureInfo.InvariantCulture, $"{Alle}/{naam}/gebeurtenissen/{positie}/inhoud");
}
