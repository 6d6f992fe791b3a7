using IB.Gateway.Routing;

namespace IB.Gateway.Limieten;

/// <summary>What holds for one party in one kind of traffic, with everything filled in.</summary>
/// <param name="VerzoekenPerSeconde">Requests per second in the long run.</param>
/// <param name="VerzoekenPiek">Requests at once.</param>
/// <param name="BytesPerSeconde">Bytes per second in the long run.</param>
/// <param name="BytesPiek">Bytes at once.</param>
/// <param name="Gelijktijdig">Requests under way.</param>
/// <param name="BytesOnderweg">Bytes of them in memory.</param>
/// <param name="BerichtenPerDag">Messages per day; 0 = no limit.</param>
/// <param name="GrootsteVerzoek">Bytes of the largest request that is taken; a bucket of bytes holds at least one.</param>
internal sealed record Verkeersgrens(
    double VerzoekenPerSeconde, int VerzoekenPiek, int BytesPerSeconde, int BytesPiek, int Gelijktijdig, int BytesOnderweg, int BerichtenPerDag,
    int GrootsteVerzoek);

/// <summary>Works out the limits of a party: its own, else those of the settings, else the defaults. Pure.</summary>
/// <param name="options">The settings.</param>
/// <param name="bytesbudget">The memory for requests of all parties together, in bytes.</param>
/// <param name="grootsteVerzoek">The largest request that is taken, in bytes: one of these always fits, whatever the limits.</param>
internal sealed class Grensbepaling(LimietOptions options, long bytesbudget, long grootsteVerzoek)
{
    /// <summary>
    /// Defaults for handing in. The whole chain is expected to make 18 messages per second in its busiest hour and 90 in a burst; a party that
    /// speaks for many (a hub) may do nearly three times that all day, and one that was away sends what it saved up at once.
    /// </summary>
    public static readonly Verkeerslimiet StandaardInzenden = new()
    {
        VerzoekenPerSeconde = 250,
        VerzoekenPiek = 5000,
        BytesPerSeconde = 25_000_000,
        BytesPiek = 250_000_000,
        Gelijktijdig = 64,
        BerichtenPerDag = 0,
    };

    /// <summary>Defaults for the mailbox: fetching one message takes two or three requests.</summary>
    public static readonly Verkeerslimiet StandaardOphalen = new()
    {
        VerzoekenPerSeconde = 750,
        VerzoekenPiek = 15_000,
        BytesPerSeconde = 50_000_000,
        BytesPiek = 250_000_000,
        Gelijktijdig = 64,
        BerichtenPerDag = 0,
    };

    // Of the budget that one party may hold by default, in each kind of traffic: three quarters stay for the others.
    private const int Aandeel = 4;

    public Verkeersgrens Of(Partij partij, Verkeerssoort soort) => soort == Verkeerssoort.Inzenden
        ? Of(partij.Limieten.Inzenden, options.Inzenden, StandaardInzenden)
        : Of(partij.Limieten.Ophalen, options.Ophalen, StandaardOphalen);

    private Verkeersgrens Of(Verkeerslimiet? eigen, Verkeerslimiet algemeen, Verkeerslimiet standaard)
    {
        T Kies<T>(Func<Verkeerslimiet, T?> veld)
            where T : struct
            => (eigen is null ? null : veld(eigen)) ?? veld(algemeen) ?? veld(standaard) ?? throw new InvalidOperationException("A limit has no default.");

        var onderweg = eigen?.BytesOnderweg ?? algemeen.BytesOnderweg ?? bytesbudget / Aandeel;
        return new Verkeersgrens(
            Kies(l => l.VerzoekenPerSeconde),
            Kies(l => l.VerzoekenPiek),
            Kies(l => l.BytesPerSeconde),
            (int)Math.Max(Kies(l => l.BytesPiek), grootsteVerzoek),
            Kies(l => l.Gelijktijdig),
            (int)Math.Min(Math.Max(onderweg, grootsteVerzoek), int.MaxValue),
            Kies(l => l.BerichtenPerDag),
            (int)Math.Min(grootsteVerzoek, int.MaxValue));
    }
}
