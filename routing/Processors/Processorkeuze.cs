using System.Collections.Immutable;
using IB.Gateway.Berichten;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>The processors that are switched on, with what each needs of the store.</summary>
public sealed class Processorkeuze
{
    private readonly ImmutableArray<(string Naam, byte[] Pseudoniemsleutel)> _aan;
    private readonly ProcessorOptions _options;

    private Processorkeuze(ImmutableArray<(string Naam, byte[] Pseudoniemsleutel)> aan, ProcessorOptions options)
    {
        _aan = aan;
        _options = options;
    }

    /// <summary>The names of all processors that come with the program.</summary>
    public static ImmutableArray<string> Bekend { get; } = [WlzProcessor.Naam];

    /// <summary>Gets what the processors that are switched on need of the store.</summary>
    /// <exception cref="OpslagException">The store cannot give it.</exception>
    public static async Task<Processorkeuze> OpenAsync(ProcessorOptions options, IProcessoropslag opslag, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(opslag);
        var aan = ImmutableArray.CreateBuilder<(string, byte[])>();
        foreach (var naam in options.Aan)
            aan.Add((naam, await opslag.GetPseudoniemsleutelAsync(naam, cancellationToken)));
        return new Processorkeuze(aan.DrainToImmutable(), options);
    }

    internal IEnumerable<IProcessor> Create(
        Berichtlezer lezer, Berichtschrijver schrijver, KnooppuntOptions knooppunt) => _aan.Select(IProcessor (p) => p.Naam switch
    {
        WlzProcessor.Naam => new WlzProcessor(lezer, schrijver, new Pseudoniemen(p.Pseudoniemsleutel), knooppunt, _options.Wlz),
        var naam => throw new InvalidOperationException($"Er is geen processor {naam}."),
    });
}
