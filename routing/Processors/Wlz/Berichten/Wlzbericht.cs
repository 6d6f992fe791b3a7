using IB.Gateway.Berichten;
using IB.Gateway.Berichten.Wlz10;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>The Header of a Wlz message.</summary>
/// <param name="Afzender">Gemeentecode (4 digits), <c>CIZ</c> or the code of the knooppunt.</param>
/// <param name="Ontvanger">The other end, likewise.</param>
/// <param name="Identificatie">What the sender calls the message, 1-12 letters, digits and hyphens.</param>
/// <param name="Dagtekening">The day that the sender made it.</param>
internal sealed record Wlzkop(string Afzender, string Ontvanger, string Identificatie, DateOnly Dagtekening)
{
    internal static Wlzkop Of(Tekst afzender, Tekst ontvanger, BerichtIdentificatie identificatie)
        => new(afzender.AsString(), ontvanger.AsString(), identificatie.Identificatie.AsString(), identificatie.Dagtekening.Value);
}

/// <summary>A Wlz message as it was read. Its Header can always be told, so that a refusal can be answered.</summary>
/// <typeparam name="T">What it says.</typeparam>
/// <param name="Kop">Its Header.</param>
/// <param name="Inhoud">What it says, or the rule for which all of it is refused.</param>
internal sealed record Wlzbericht<T>(Wlzkop Kop, Lezing<T> Inhoud);
