using System.Collections.Immutable;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>An organisation in the party directory.</summary>
public sealed record Partij
{
    /// <summary>Gemeentecode (4 digits), AGB code (8 digits) or a name of 2-20 letters; unique in the directory.</summary>
    public required string Code { get; init; }

    /// <summary>What it is in the chain.</summary>
    public required Rol Rol { get; init; }

    /// <summary>Its name, for people.</summary>
    public required string Naam { get; init; }

    /// <summary>When it takes part. Outside this period its certificate opens nothing and its code is unknown.</summary>
    public required Geldigheid Geldig { get; init; }

    /// <summary>What its certificates look like.</summary>
    public required ImmutableArray<Kenmerk> Kenmerken { get; init; }

    /// <summary>The functies that it may send and receive.</summary>
    public required Functiebereik Functies { get; init; }

    /// <summary>How it gets its messages; more than one when a change has a date.</summary>
    public required ImmutableArray<Bezorgafspraak> Bezorging { get; init; }

    /// <summary>For whom else it may act.</summary>
    public required ImmutableArray<Mandaat> Mandaten { get; init; }

    /// <summary>Who carries out the trekkingsrecht for a gemeente, by date. Without an agreement both SVB and VWS may be sent to.</summary>
    public ImmutableArray<Trekkingsrechtafspraak> Trekkingsrecht { get; init; } = [];

    /// <summary>When a gemeente has registrations for samenloop taken from its own messages, and on what ground. Default never.</summary>
    public ImmutableArray<Eigenberichtenkeuze> EigenBerichten { get; init; } = [];

    /// <summary>The application that is named as zender in envelopes made for a party that sends over REST.</summary>
    public required Applicatie Applicatie { get; init; }

    /// <summary>The topics that it may follow. Of one topic no two rights hold on one day.</summary>
    public ImmutableArray<Onderwerprecht> Onderwerpen { get; init; } = [];

    /// <summary>How much it may ask of the knooppunt, where that differs from what holds for everybody.</summary>
    public Limietafspraak Limieten { get; init; } = Limietafspraak.Geen;

    /// <summary>Code of the organisation that carries out the trekkingsrecht on a day; <see langword="null"/> when nothing was agreed.</summary>
    public string? PgbuitvoerderOp(DateOnly dag)
    {
        foreach (var afspraak in Trekkingsrecht)
        {
            if (afspraak.Geldig.Omvat(dag))
                return afspraak.Partij;
        }

        return null;
    }

    /// <summary>
    /// Whether it chose to have registrations taken from its own messages, on every day from <paramref name="van"/> up to and including
    /// <paramref name="totEnMet"/>.
    /// </summary>
    internal bool KoosEigenBerichten(DateOnly van, DateOnly totEnMet)
    {
        while (true)
        {
            var keuze = EigenBerichten.FirstOrDefault(k => k.Geldig.Omvat(van));
            if (keuze is null)
                return false;
            if (keuze.Geldig.Tot is not { } tot || tot >= totEnMet)
                return true;
            van = tot.AddDays(1);
        }
    }

    /// <summary>The agreement for delivery that holds on a day, or <see langword="null"/> (IB101).</summary>
    public Bezorgafspraak? BezorgafspraakOp(DateOnly dag)
    {
        foreach (var afspraak in Bezorging)
        {
            if (afspraak.Geldig.Omvat(dag))
                return afspraak;
        }

        return null;
    }
}

/// <summary>What identifies a party's certificate: an OIN, or a registered subject (koppelvlak 8.3).</summary>
/// <param name="Waarde"><c>oin:00000099000000384000</c> or <c>subject:CN=...,O=...</c>; the form that identity verification makes.</param>
/// <param name="Geldig">When this certificate identity counts; two may overlap during a renewal.</param>
public sealed record Kenmerk(string Waarde, Geldigheid Geldig);

/// <summary>An application and its version, as an envelope names them.</summary>
/// <param name="Naam">3-50 characters.</param>
/// <param name="Versie">Its version.</param>
public sealed record Applicatie(string Naam, Versie Versie);

/// <summary>How a party gets its messages.</summary>
public enum Bezorgwijze
{
    /// <summary>They wait in the REST mailbox until the party confirms them.</summary>
    Postbus = 1,

    /// <summary>They are pushed in a StUF envelope to the party's OntvangAsynchroon port.</summary>
    Stuf,

    /// <summary>They are pushed as multipart to the party's REST endpoint.</summary>
    Rest,
}

/// <summary>An agreement for delivery: the CPA of the knooppunt.</summary>
/// <param name="Wijze">Mailbox or push.</param>
/// <param name="Adres">The endpoint (https) of a push; <see langword="null"/> for a mailbox.</param>
/// <param name="Geldig">When it holds.</param>
public sealed record Bezorgafspraak(Bezorgwijze Wijze, Uri? Adres, Geldigheid Geldig);

/// <summary>
/// An agreement about who carries out the trekkingsrecht of pgb's for a gemeente (Uitvoeringsregeling Wmo 2015 art. 2b, Regeling Jeugdwet art. 8a).
/// </summary>
/// <param name="Partij"><c>SVB</c>, or <c>VWS</c> for PGB2.0.</param>
/// <param name="Geldig">When it holds: a 501 that comes in on these days goes there.</param>
public sealed record Trekkingsrechtafspraak(string Partij, Geldigheid Geldig);

/// <summary>
/// That a gemeente has registrations for samenloop taken from its own messages (301, 305, 307), which the knooppunt otherwise only passes on.
/// </summary>
/// <param name="Grond">The decision or agreement that allows it, for who has to answer for it.</param>
/// <param name="VastgelegdDoor">Who recorded it.</param>
/// <param name="VastgelegdOp">When; the choice does not work back from there.</param>
/// <param name="Geldig">When it holds: messages that are accepted on these days count. It has a first day.</param>
public sealed record Eigenberichtenkeuze(string Grond, string VastgelegdDoor, DateOnly VastgelegdOp, Geldigheid Geldig);

/// <summary>Permission to act for another organisation (BRS03, BRS06).</summary>
/// <param name="Namens">Code of the organisation that gave it.</param>
/// <param name="Verzenden">Whether it covers sending.</param>
/// <param name="Ontvangen">Whether it covers emptying the mailbox.</param>
/// <param name="Functies">For which functies.</param>
/// <param name="Geldig">When.</param>
public sealed record Mandaat(string Namens, bool Verzenden, bool Ontvangen, Functiebereik Functies, Geldigheid Geldig);
