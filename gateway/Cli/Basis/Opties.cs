using System.CommandLine;
using System.Globalization;

namespace IB.Gateway.Cli;

/// <summary>Makes options and arguments whose errors are in Dutch.</summary>
internal static class Opties
{
    /// <summary>A switch.</summary>
    internal static Option<bool> Vlag(string naam, string uitleg)
        => new(naam) { Description = uitleg, Arity = ArgumentArity.Zero };

    /// <summary>A text that may be left out.</summary>
    internal static Option<string?> Tekst(string naam, string waarde, string uitleg)
        => new(naam) { Description = uitleg, HelpName = waarde, Arity = ArgumentArity.ExactlyOne };

    /// <summary>A text that must be there.</summary>
    internal static Option<string> Verplicht(string naam, string waarde, string uitleg)
        => new(naam) { Description = uitleg, HelpName = waarde, Arity = ArgumentArity.ExactlyOne, Required = true };

    /// <summary>Makes an option refuse a text that is empty, or longer than the knooppunt keeps.</summary>
    internal static Option<T> Hoogstens<T>(this Option<T> optie, int tekens)
    {
        optie.Validators.Add(gevonden =>
        {
            if (gevonden.Tokens is [var tekst] && tekst.Value.Trim().Length is var lengte && (lengte == 0 || lengte > tekens))
                gevonden.AddError($"Optie {optie.Name} is een tekst van 1 tot en met {tekens} tekens.");
        });
        return optie;
    }

    /// <summary>A text that may come more than once.</summary>
    internal static Option<string[]> Lijst(string naam, string waarde, string uitleg)
        => new(naam) { Description = uitleg, HelpName = waarde, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    /// <summary>A whole number that may be left out.</summary>
    internal static Option<int?> Getal(string naam, string waarde, int minimum, int maximum, string uitleg) => new(naam)
    {
        Description = uitleg,
        HelpName = waarde,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = gevonden =>
        {
            if (int.TryParse(gevonden.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var getal) && getal >= minimum && getal <= maximum)
                return getal;
            gevonden.AddError($"Optie {naam} is een geheel getal van {minimum} tot en met {maximum}.");
            return null;
        },
    };

    /// <summary>One of a few words, or none.</summary>
    internal static Option<string?> Keuze(string naam, IReadOnlyList<string> woorden, string uitleg)
    {
        var optie = Tekst(naam, string.Join('|', woorden), uitleg);
        optie.Validators.Add(gevonden =>
        {
            if (gevonden.Tokens is [var woord] && !woorden.Contains(woord.Value))
                gevonden.AddError($"Optie {naam} is {string.Join(" of ", woorden)}.");
        });
        return optie;
    }

    /// <summary>A day of this century that may be left out.</summary>
    internal static Option<DateOnly?> Datum(string naam, string waarde, string uitleg) => new(naam)
    {
        Description = uitleg,
        HelpName = waarde,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = gevonden =>
        {
            if (DateOnly.TryParseExact(gevonden.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag)
                && dag.Year is >= 2000 and < 2100)
                return dag;
            gevonden.AddError($"Optie {naam} is een datum van 2000-01-01 tot en met 2099-12-31.");
            return null;
        },
    };

    /// <summary>One argument.</summary>
    internal static Argument<string> Argument(string naam, string uitleg) => new(naam) { Description = uitleg, Arity = ArgumentArity.ExactlyOne };

    /// <summary>One or more arguments.</summary>
    internal static Argument<string[]> Argumenten(string naam, string uitleg) => new(naam) { Description = uitleg, Arity = ArgumentArity.OneOrMore };
}
