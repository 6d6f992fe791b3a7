using System.Text.Json;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie.Logboek;

namespace IB.Gateway.Beheer;

/// <summary>What an operator sends along with a resend.</summary>
/// <param name="Reden">Why, 1-200 characters; it stands in the history that sender and receiver read.</param>
internal sealed record Herbezorgvraag(string? Reden);

/// <summary>What a resend came to.</summary>
/// <param name="Referentienummer">Of the messages.</param>
/// <param name="Aantal">Messages that wait again.</param>
internal sealed record Herbezorgantwoord(string Referentienummer, int Aantal);

/// <summary>Puts what is Mislukt or Verlopen ready again: same id, same bytes, a fresh count of attempts.</summary>
internal sealed class Herbezorging(IJournaal journaal, IBezorgingen bezorgingen, IBezorgsein sein)
{
    /// <summary>Most characters of a reason.</summary>
    internal const int MaxReden = 200;

    /// <summary>The reason as it may be kept, or <see langword="null"/> when there is no usable one.</summary>
    internal static string? ReadReden(ReadOnlySpan<byte> json)
    {
        try
        {
            var reden = JsonSerializer.Deserialize(json, BeheerJson.Default.Herbezorgvraag)?.Reden?.Trim();
            return reden is { Length: > 0 and <= MaxReden } ? Zuivering.Clean(reden) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Resends; <see langword="null"/> when there is no message with this referentienummer.</summary>
    internal async ValueTask<Herbezorgantwoord?> ResendAsync(string referentienummer, string reden, CancellationToken cancellationToken)
    {
        var berichten = await journaal.FindAsync(referentienummer, cancellationToken);
        var aantal = 0;
        foreach (var bericht in berichten.Where(b => b.Toestand is Toestand.Mislukt or Toestand.Verlopen))
        {
            if (!await bezorgingen.ResendAsync(bericht.Volgnummer, $"Opnieuw aangeboden door beheer: {reden}", cancellationToken))
                continue;
            sein.Wake(bericht.Envelop.Ontvanger.Organisatie);
            aantal++;
        }

        return berichten.Count == 0 ? null : new Herbezorgantwoord(referentienummer, aantal);
    }
}
