namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>What a RegistertoetsVraag asks.</summary>
/// <param name="Doel">Why; it is logged with every question.</param>
/// <param name="Bsn">Who it is about.</param>
/// <param name="Gebruiker">Who asks, as the gemeente finds him back; 1-64 characters without white space.</param>
internal sealed record Toetsvraag(Toetsdoel Doel, Bsn Bsn, string Gebruiker);

/// <summary>Why a gemeente asks and who in it, as it comes into the history of a question: also of one that breaks a rule.</summary>
/// <param name="Doel">The code of the purpose; a word when it is none that is known.</param>
/// <param name="Gebruiker">Who asks; a word when it holds a BSN.</param>
internal sealed record Toetsherkomst(string Doel, string Gebruiker);

/// <summary>Why a gemeente asks.</summary>
internal enum Toetsdoel
{
    /// <summary>Somebody told of a need (Wmo 2015 art. 2.3.2).</summary>
    Melding = 1,

    /// <summary>Somebody asked for a maatwerkvoorziening (Wmo 2015 art. 2.3.5).</summary>
    Aanvraag,

    /// <summary>There is reasonable doubt about a voorziening that runs.</summary>
    Twijfel,
}
