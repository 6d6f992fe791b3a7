using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;

namespace IB.Gateway.Beheer;

/// <summary>Shows how processors stand and what they have parked.</summary>
internal sealed class Processorinzage(Processordienst processors, IProcessoropslag opslag, IJournaal journaal, TimeProvider tijd)
{
    /// <summary>Pieces in a page.</summary>
    internal const int Pagina = 50;

    private const int Ingrepen = 200;

    /// <summary>Every processor that is switched on.</summary>
    internal async Task<Processorenantwoord> ReadAsync(CancellationToken cancellationToken)
    {
        var laatste = (await journaal.MeasureAsync(cancellationToken)).LaatsteVolgnummer;
        var overzicht = await processors.ReadAsync(cancellationToken);
        return new Processorenantwoord([.. overzicht.Select(o => Processorantwoord.Of(o, laatste, tijd.GetUtcNow()))]);
    }

    /// <summary>The latest of what operators did to a processor; <see langword="null"/> when there is no such processor.</summary>
    internal async Task<Ingrepenantwoord?> ListIngrepenAsync(string naam, CancellationToken cancellationToken)
        => await processors.ListIngrepenAsync(naam, Ingrepen, cancellationToken) is { } regels
            ? new Ingrepenantwoord([.. regels.Select(Ingreepantwoordregel.Of)])
            : null;

    /// <summary>A page of what a processor has parked; <see langword="null"/> when there is no such processor.</summary>
    /// <param name="naam">Of the processor.</param>
    /// <param name="na">The place after which the page begins.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal async Task<Geparkeerdantwoord?> ListAsync(string naam, Positie? na, CancellationToken cancellationToken)
    {
        if (!processors.Namen.Contains(naam))
            return null;
        var geparkeerd = await opslag.ListGeparkeerdAsync(naam, na, Pagina, cancellationToken);
        var regels = new List<Geparkeerdregel>(geparkeerd.Count);
        foreach (var parkering in geparkeerd)
            regels.Add(Geparkeerdregel.Of(parkering, await journaal.GetAsync(parkering.Plek.Volgnummer, cancellationToken)));
        return new Geparkeerdantwoord(regels, regels.Count == Pagina ? $"/processors/{naam}/geparkeerd?na={regels[^1].Plek}" : null);
    }
}
