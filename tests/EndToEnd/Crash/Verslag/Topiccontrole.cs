using IB.Gateway.Testing.Kafka;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Says what in a topic contradicts what the knooppunt promises a partner: each message that concerns it, with its own bytes, at least once and under one id,
/// and for one receiver in the order of acceptance. Pure functions.
/// </summary>
internal static class Topiccontrole
{
    /// <summary>The messages that belong in the topic: what was accepted of a type, given by what they were sent as.</summary>
    /// <param name="verslag">What everybody saw.</param>
    /// <param name="hoort">Whether a message is of the type.</param>
    internal static IReadOnlyList<Verzonden> FindVerwacht(Verslag verslag, Func<Verzonden, bool> hoort)
    {
        var vastgelegd = verslag.Vastgelegd.Select(static v => v.Id).ToHashSet();
        return [.. verslag.Verzonden.Where(v => !v.Ongeldig && hoort(v) && vastgelegd.Contains(v.Id))];
    }

    /// <summary>Every contradiction; empty when the promises were kept.</summary>
    internal static IReadOnlyList<string> FindFouten(IReadOnlyList<Verzonden> verwacht, IReadOnlyList<Gelezen> gelezen)
        => [.. FindVerloren(verwacht, gelezen), .. FindVreemd(verwacht, gelezen), .. FindDubbel(gelezen), .. FindWanorde(gelezen)];

    private static IEnumerable<string> FindVerloren(IReadOnlyList<Verzonden> verwacht, IReadOnlyList<Gelezen> gelezen)
    {
        var onderwerpen = gelezen.Select(Onderwerp).ToHashSet();
        return verwacht.Where(v => !onderwerpen.Contains(v.Id.Referentie)).Select(static v => $"{v.Id}: aangenomen en nooit in het topic");
    }

    private static IEnumerable<string> FindVreemd(IReadOnlyList<Verzonden> verwacht, IReadOnlyList<Gelezen> gelezen)
    {
        var sommen = verwacht.ToDictionary(static v => v.Id.Referentie, static v => v.Som);
        return gelezen.Where(g => !sommen.TryGetValue(Onderwerp(g), out var som) || som != Som.Of(g.Waarde))
            .Select(static g => $"{Onderwerp(g)}: hoort zo niet in het topic");
    }

    private static IEnumerable<string> FindDubbel(IReadOnlyList<Gelezen> gelezen) => gelezen
        .GroupBy(Onderwerp)
        .Where(static g => g.Select(static e => (e.Id, e.Positie)).Distinct().Count() > 1)
        .Select(static g => $"{g.Key}: onder meer dan een id of positie in het topic");

    private static IEnumerable<string> FindWanorde(IReadOnlyList<Gelezen> gelezen) => gelezen
        .GroupBy(static g => g.Sleutel)
        .Select(static ontvanger => ontvanger.OrderBy(static g => g.Offset).DistinctBy(static g => g.Id).ToList())
        .SelectMany(static eersten => eersten.Zip(eersten.Skip(1)))
        .Where(static paar => paar.Second.Positie < paar.First.Positie)
        .Select(static paar => $"{Onderwerp(paar.Second)}: in het topic na {Onderwerp(paar.First)}, dat later is aangenomen");

    private static string Onderwerp(Gelezen gelezen) => gelezen.Koppen["ce_subject"];
}
