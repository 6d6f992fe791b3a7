using System.CommandLine;
using IB.Gateway.Beheer;

namespace IB.Gateway.Cli;

/// <summary>What the verbs for processors are told.</summary>
internal static class Processoropties
{
    /// <summary>Why an operator does it.</summary>
    internal static Option<string> Reden() => Opties.Verplicht(
        "--reden", "TEKST", "Waarom, 1 tot 200 tekens en zonder persoonsgegevens; wordt bewaard (processors ingrepen) en komt in het logboek.")
            .Hoogstens(Herbezorging.MaxReden);

    /// <summary>Where to go on.</summary>
    internal static Option<string?> Na(string uitleg)
    {
        var na = Opties.Tekst("--na", "PLEK", uitleg);
        na.Validators.Add(static gevonden =>
        {
            if (gevonden.Tokens is [var plek] && Processoreindpunten.ReadPlek(plek.Value) is null)
                gevonden.AddError("Optie --na is een volgnummer en een deel, zoals 12/0.");
        });
        return na;
    }

    /// <summary>Which processor.</summary>
    internal static Argument<string> Naam()
    {
        var naam = Opties.Argument("NAAM", "Naam van de processor, zoals processors list haar toont.");
        naam.Validators.Add(static gevonden =>
        {
            if (!gevonden.Tokens[0].Value.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                gevonden.AddError("NAAM bestaat uit letters, cijfers en streepjes.");
        });
        return naam;
    }

    /// <summary>Which piece.</summary>
    internal static Argument<string> Plek()
    {
        var plek = Opties.Argument("PLEK", "Volgnummer van het bericht en deel, zoals processors parked ze toont: 12/0.");
        plek.Validators.Add(static gevonden =>
        {
            if (Processoreindpunten.ReadPlek(gevonden.Tokens[0].Value) is null)
                gevonden.AddError("PLEK is een volgnummer en een deel, zoals 12/0.");
        });
        return plek;
    }
}
