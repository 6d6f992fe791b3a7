using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>What stays of a processor that is set back, and what ends because it does not come to it again.</summary>
internal sealed class Overblijfsel(IProcessor processor, Statenlezer staten)
{
    internal const string Oorzaak = "Niet gebruikt: de processor leest het journaal opnieuw, vanaf een later bericht.";

    /// <summary>Reads it.</summary>
    /// <param name="naar">From where the journal is read anew.</param>
    /// <param name="ingreep">What is recorded.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<Terugzetting> ReadAsync(Positie naar, Ingreep ingreep, CancellationToken cancellationToken)
    {
        var (feiten, eerder) = (0L, 0L);
        var blijft = new List<Staat>();
        var einde = new List<Positie>();
        await foreach (var staat in staten.ListAsync(default, cancellationToken))
        {
            var waarde = staat.Waarde!.Value;
            if (Statenlezer.IsVanSleutel(processor, staat))
                feiten += Count(waarde);
            else if (Is(staat, Feitentelling.Sleutel))
                eerder = Feitentelling.Decode(waarde) ?? 0;
            else if (Is(staat, Eerstebegin.Sleutel) || (Is(staat, Kopierest.Sleutel) && IsVoor(waarde, naar)))
                blijft.Add(staat);
            else if (staat.Sleutel.Span.StartsWith(Kopiestandcodec.Voorvoegsel.Span))
                einde.AddRange(ListPlekken(waarde).Where(p => p < naar));
        }

        // By that the first full copy after this is measured.
        if (Math.Max(feiten, eerder) is > 0 and var aantal)
            blijft.Add(Feitentelling.ToStaat(aantal));
        return new Terugzetting(naar, ingreep)
        {
            Staten = blijft,
            Verwerkt = [.. einde.Select(static p => new Aantekening(p.Volgnummer, Oorzaak))],
            Vrijgegeven = einde,
        };
    }

    // It is going to be forgotten, so that it cannot be read may not keep it here.
    private long Count(ReadOnlyMemory<byte> waarde)
    {
        try
        {
            return processor is IKopieprocessor kopieprocessor ? kopieprocessor.CountFeiten(waarde) : 0;
        }
        catch (Exception)
        {
            return 1;
        }
    }

    // What the last copy left parked before that place stays parked, and the next copy lets go of it.
    private static bool IsVoor(ReadOnlyMemory<byte> waarde, Positie naar)
    {
        try
        {
            return Kopierest.Decode(waarde).Volgnummer < naar.Volgnummer;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static IEnumerable<Positie> ListPlekken(ReadOnlyMemory<byte> waarde)
    {
        try
        {
            return Kopiestandcodec.Decode(waarde).Plekken;
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    private static bool Is(Staat staat, ReadOnlyMemory<byte> sleutel) => staat.Sleutel.Span.SequenceEqual(sleutel.Span);
}
