using IB.Gateway.Beheer;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Onderhoud;

namespace IB.Gateway.Cli;

/// <summary>A line of <c>berichten.ndjson</c>.</summary>
/// <param name="Referentienummer">Of the message.</param>
/// <param name="Bericht">The message, as the management port shows it.</param>
/// <param name="Onleesbaar">Why its payload could not be read.</param>
internal sealed record Berichtregel(string Referentienummer, Berichtantwoord Bericht, string? Onleesbaar)
{
    internal static Berichtregel Of(Exportregel regel)
        => new(regel.Bericht.Envelop.Referentienummer, Berichtantwoord.Of(new Berichtverloop(regel.Bericht, regel.Historie)), regel.Onleesbaar);
}
