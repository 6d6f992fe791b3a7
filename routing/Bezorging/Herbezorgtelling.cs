using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>What a task would resend, without doing it: counts and some examples.</summary>
/// <param name="Aantal">Messages that meet the query now.</param>
/// <param name="Volledig">Whether all were counted; otherwise there are more than <paramref name="Aantal"/>.</param>
/// <param name="Ontvangers">Messages for each ontvanger, most first.</param>
/// <param name="Functies">Messages of each type, most first.</param>
/// <param name="Toestanden">Messages in each state, most first.</param>
/// <param name="Foutcodes">Messages by the code with which their receiver last refused them, most first; empty for none.</param>
/// <param name="Voorbeelden">The oldest of them, at most <see cref="MaxVoorbeelden"/>.</param>
public sealed record Herbezorgtelling(
    long Aantal,
    bool Volledig,
    IReadOnlyList<KeyValuePair<string, long>> Ontvangers,
    IReadOnlyList<KeyValuePair<string, long>> Functies,
    IReadOnlyList<KeyValuePair<Toestand, long>> Toestanden,
    IReadOnlyList<KeyValuePair<string, long>> Foutcodes,
    IReadOnlyList<Bericht> Voorbeelden)
{
    /// <summary>Most examples.</summary>
    public const int MaxVoorbeelden = 10;

    // Some seconds of work: a person waits for the answer.
    private const int MaxPaginas = 250;

    /// <summary>Counts what is Mislukt or Verlopen and meets the query, a page at a time.</summary>
    public static async ValueTask<Herbezorgtelling> CountAsync(IZoeker zoeker, Zoekvraag vraag, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(zoeker);
        ArgumentNullException.ThrowIfNull(vraag);
        if (vraag.Toestanden.Count == 0)
            vraag = vraag with { Toestanden = [Toestand.Mislukt, Toestand.Verlopen] };
        var (ontvangers, functies, codes) = (new Dictionary<string, long>(), new Dictionary<string, long>(), new Dictionary<string, long>());
        var toestanden = new Dictionary<Toestand, long>();
        var voorbeelden = new List<Bericht>();
        long? na = null;
        var paginas = 0;
        do
        {
            var pagina = await zoeker.SearchAsync(vraag, Zoekvolgorde.OudsteEerst, na, IZoeker.MaxLimit, cancellationToken);
            foreach (var bericht in pagina.Berichten)
            {
                Count(ontvangers, bericht.Envelop.Ontvanger.Organisatie);
                Count(functies, bericht.Envelop.Functie);
                Count(toestanden, bericht.Toestand);
                Count(codes, bericht.GeweigerdMet ?? string.Empty);
            }

            voorbeelden.AddRange(pagina.Berichten.Take(MaxVoorbeelden - voorbeelden.Count));
            na = pagina.Verder;
        }
        while (na is not null && ++paginas < MaxPaginas);
        return new Herbezorgtelling(
            toestanden.Values.Sum(), na is null, Sort(ontvangers), Sort(functies), Sort(toestanden), Sort(codes), voorbeelden);
    }

    private static void Count<T>(Dictionary<T, long> aantallen, T waarde)
        where T : notnull
        => aantallen[waarde] = aantallen.GetValueOrDefault(waarde) + 1;

    private static List<KeyValuePair<T, long>> Sort<T>(Dictionary<T, long> aantallen)
        where T : notnull
        => [.. aantallen.OrderByDescending(static a => a.Value).ThenBy(static a => a.Key)];
}
