namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Something about one person.</summary>
/// <param name="pseudoniem">Who, by pseudonym.</param>
/// <param name="bsn">Who.</param>
internal abstract class Persoonsstuk(byte[] pseudoniem, Bsn bsn) : Werkstuk(pseudoniem)
{
    /// <summary>Who.</summary>
    internal Bsn Bsn => bsn;
}

/// <summary>A version of a provision or of a fact.</summary>
/// <param name="pseudoniem">Whose, by pseudonym.</param>
/// <param name="bsn">Whose.</param>
/// <param name="levering">The version.</param>
internal sealed class Leveringsstuk(byte[] pseudoniem, Bsn bsn, Levering levering) : Persoonsstuk(pseudoniem, bsn)
{
    /// <summary>The version.</summary>
    internal Levering Levering => levering;
}

/// <summary>What a message between a gemeente and its aanbieder says of the Toewijzingen of a person.</summary>
/// <param name="pseudoniem">Who, by pseudonym.</param>
/// <param name="bsn">Who.</param>
/// <param name="gemeente">Whose Toewijzingen they are.</param>
/// <param name="ontvangen">The day on which it was accepted.</param>
/// <param name="leveringen">What it says, in order.</param>
internal sealed class Eigenstuk(byte[] pseudoniem, Bsn bsn, string gemeente, DateOnly ontvangen, IReadOnlyList<Eigenlevering> leveringen)
    : Persoonsstuk(pseudoniem, bsn)
{
    /// <summary>Whose Toewijzingen they are.</summary>
    internal string Gemeente => gemeente;

    /// <summary>The day on which it was accepted.</summary>
    internal DateOnly Ontvangen => ontvangen;

    /// <summary>What it says, in order.</summary>
    internal IReadOnlyList<Eigenlevering> Leveringen => leveringen;
}

/// <summary>The CIZ says that a person has no indicatie any more, without saying which one he had.</summary>
/// <param name="pseudoniem">Who, by pseudonym.</param>
/// <param name="bsn">Who.</param>
/// <param name="geleverd">When the CIZ said so.</param>
internal sealed class Eindestuk(byte[] pseudoniem, Bsn bsn, Leverorde geleverd) : Persoonsstuk(pseudoniem, bsn)
{
    /// <summary>When the CIZ said so.</summary>
    internal Leverorde Geleverd => geleverd;
}

/// <summary>The CIZ said something of a person that breaks a rule, so that it is not known what holds for him.</summary>
/// <param name="pseudoniem">Who, by pseudonym.</param>
/// <param name="bsn">Who.</param>
/// <param name="regel">The rule.</param>
internal sealed class Onleesbaarstuk(byte[] pseudoniem, Bsn bsn, Wlzregel regel) : Persoonsstuk(pseudoniem, bsn)
{
    private const string Begin = "Het CIZ leverde iets over deze persoon dat niet te gebruiken is";

    /// <summary>Why it waits for a person.</summary>
    internal string Reden => Explain(regel);

    /// <summary>Whether something was parked for such a reason.</summary>
    internal static bool IsReden(string reden) => reden.StartsWith(Begin, StringComparison.Ordinal);

    /// <summary>Why somebody of whom this was said waits for a person.</summary>
    internal static string Explain(Wlzregel regel)
        => $"{Begin} ({regel.Code}: {regel.Uitleg}) Wat eerder bekend was blijft staan, en een vraag wacht. Wordt dit terzijde gelegd, dan geldt weer wat eerder bekend was.";
}

/// <summary>A question about a person.</summary>
/// <param name="pseudoniem">Who, by pseudonym.</param>
/// <param name="bsn">Who.</param>
/// <param name="afzender">Who asks.</param>
/// <param name="bericht">Key of the message: a question that cannot be answered changes nothing, so nobody needs to wait for it.</param>
internal sealed class Vraagstuk(byte[] pseudoniem, Bsn bsn, Vraagsteller afzender, ReadOnlyMemory<byte> bericht) : Persoonsstuk(pseudoniem, bsn)
{
    /// <summary>Who asks.</summary>
    internal Vraagsteller Afzender => afzender;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Nevensleutel { get; } = Toetsteller.Sleutel(afzender.Gemeente);

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Parkeersleutel => bericht;
}

/// <summary>A question that cannot be answered, for which the gemeente gets the reason.</summary>
/// <param name="sleutel">Of the message: nobody is known to be meant.</param>
/// <param name="regel">The rule that it breaks.</param>
/// <param name="afzender">Who asks.</param>
internal sealed class Foutvraagstuk(ReadOnlyMemory<byte> sleutel, Wlzregel regel, Vraagsteller afzender) : Werkstuk(sleutel)
{
    /// <summary>The rule that it breaks.</summary>
    internal Wlzregel Regel => regel;

    /// <summary>Who asks.</summary>
    internal Vraagsteller Afzender => afzender;
}

/// <summary>Who gets the answer to a question.</summary>
/// <param name="Gemeente">Code of the gemeente.</param>
/// <param name="Identificatie">What it calls its message.</param>
/// <param name="Referentienummer">Of that message.</param>
/// <param name="Ontvangen">When that was accepted.</param>
/// <param name="Herkomst">Why it asks, and who in it.</param>
internal sealed record Vraagsteller(string Gemeente, string Identificatie, string Referentienummer, DateTimeOffset Ontvangen, Toetsherkomst Herkomst);

/// <summary>What could not be used of a message, for a person to look at.</summary>
/// <param name="sleutel">Of the message.</param>
/// <param name="verslag">What was refused, by rule and place.</param>
internal sealed class Verslagstuk(ReadOnlyMemory<byte> sleutel, Leesverslag verslag) : Werkstuk(sleutel)
{
    /// <summary>What was refused.</summary>
    internal Leesverslag Verslag => verslag;
}

/// <summary>The CIZ was heard: how far its register is known.</summary>
/// <param name="sleutel">Of the message: what is wrong with one delivery must not hold up those after it.</param>
/// <param name="geleverd">When the CIZ said so.</param>
internal sealed class Peilstuk(ReadOnlyMemory<byte> sleutel, Leverorde geleverd) : Werkstuk(sleutel)
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Nevensleutel => Bronpeil.Sleutel;

    /// <summary>When the CIZ said so.</summary>
    internal Leverorde Geleverd => geleverd;
}
