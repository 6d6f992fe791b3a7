using System.Collections.Frozen;
using System.Globalization;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Beheer;

/// <summary>Reads the filters of a query as an operator writes them, and keeps every fault.</summary>
internal sealed class Filterlezer
{
    private const int MaxTekst = 200;

    private static readonly FrozenDictionary<string, Toestand> Toestanden = Enum.GetValues<Toestand>().Where(static t => t != Toestand.Ontvangen)
        .ToFrozenDictionary(static t => Labelwaarde.Of(t), StringComparer.OrdinalIgnoreCase);

    private readonly List<Probleemfout> _fouten = [];

    /// <summary>The names of the filters.</summary>
    public static IReadOnlyList<string> Namen { get; } =
        ["partij", "zender", "ontvanger", "functie", "toestand", "foutcode", "van", "tot", "referentienummer", "conversatie"];

    /// <summary>The query so far.</summary>
    public Zoekvraag Vraag { get; private set; } = new();

    /// <summary>What was wrong so far.</summary>
    public IReadOnlyList<Probleemfout> Fouten => _fouten;

    /// <summary>Notes a fault.</summary>
    public void Refuse(string plek, string omschrijving) => _fouten.Add(new Probleemfout(plek, omschrijving));

    /// <summary>Takes one filter.</summary>
    /// <param name="naam">One of <see cref="Namen"/>.</param>
    /// <param name="waarde">What it must be; of toestand several with commas.</param>
    public void Read(string naam, string waarde) => Vraag = naam switch
    {
        "partij" => Vraag with { Partij = Tekst(naam, waarde) },
        "zender" => Vraag with { Zender = Tekst(naam, waarde) },
        "ontvanger" => Vraag with { Ontvanger = Tekst(naam, waarde) },
        "functie" => Vraag with { Functie = Type(naam, waarde) },
        "foutcode" => Vraag with { Foutcode = Tekst(naam, waarde) },
        "referentienummer" => Vraag with { Referentienummer = Tekst(naam, waarde) },
        "conversatie" => Vraag with { ConversatieId = Tekst(naam, waarde) },
        "van" => Vraag with { Van = Moment(naam, waarde) },
        "tot" => Vraag with { Tot = Moment(naam, waarde) },
        "toestand" => Vraag with { Toestanden = [.. Vraag.Toestanden.Concat(ReadToestanden(waarde)).Distinct()] },
        _ => throw new ArgumentOutOfRangeException(nameof(naam), naam, "Geen filter."),
    };

    /// <summary>Looks whether the filters go together.</summary>
    public void CheckPeriode()
    {
        if (Vraag is { Van: { } van, Tot: { } tot } && van >= tot)
            Refuse("tot", "Kies een einde dat na het begin (van) ligt.");
    }

    private string Tekst(string naam, string waarde)
    {
        if (waarde.Length is 0 or > MaxTekst)
            Refuse(naam, $"Kies een tekst van 1 tot en met {MaxTekst} tekens.");
        return waarde;
    }

    // No message type is written otherwise: it would find nothing, which reads as if there were nothing.
    private string Type(string naam, string waarde)
    {
        if (waarde.Length > 0 && (!char.IsAsciiLetterUpper(waarde[0]) || !waarde.All(char.IsAsciiLetterOrDigit)))
            Refuse(naam, "Kies een berichttype, zoals WMO301; hoofdletters tellen.");
        return Tekst(naam, waarde);
    }

    private DateTimeOffset? Moment(string naam, string waarde)
    {
        if (DateOnly.TryParseExact(waarde, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) && dag.Year is >= 2000 and < 2100)
            return Berichttijd.Begin(dag);
        // Without a zone nobody knows which hour is meant.
        if (waarde.Length > 19
            && DateTimeOffset.TryParseExact(waarde, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return moment;
        Refuse(naam, "Kies een dag (2026-03-02, vanaf middernacht) of een tijdstip met zone (2026-03-02T09:00:00+01:00).");
        return null;
    }

    private List<Toestand> ReadToestanden(string waarde)
    {
        var toestanden = new List<Toestand>();
        foreach (var naam in waarde.Split(','))
        {
            if (Toestanden.TryGetValue(naam.Trim(), out var toestand))
                toestanden.Add(toestand);
            else
                Refuse("toestand", $"Kies uit {string.Join(", ", Toestanden.Keys.Order(StringComparer.Ordinal))}; meer dan een met komma's ertussen.");
        }

        return toestanden;
    }
}
