using IB.Gateway.Identiteit;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The knooppunt under attack: a process of its own, so that its memory, its processor time, its death and what it reaches for can be
/// seen. After every attack a normal message must pass, and the journal must have grown by what the attack may leave behind and nothing more.
/// </summary>
[CollectionDefinition(Naam)]
public sealed class Doelwit : Ketenfixture, ICollectionFixture<Doelwit>
{
    internal const string Naam = "Aanvallen";

    // The list allows 64 kB, 50 ms and four bytes per byte; of a process as a whole that can be seen no sharper than this. Of 406 attacks
    // the most that was not on the wire was 10 MB, and the most time, for 9 MB on the wire, 440 ms. What the list fears (an entity that
    // multiplies, a tree of a deep document) takes 60 MB or 5 s of some kilobytes. DeKosten measures sharper. A pattern that runs away
    // may take its time three times over, 750 ms.
    private const long MaxGeheugengroei = 24_000_000;
    private const int MaxGeheugenPerByte = 4;
    private static readonly TimeSpan MaxRekentijd = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan MaxRekentijdPerMegabyte = TimeSpan.FromMilliseconds(100);

    private Uitgaand? _uitgaand;
    private int _gezien;

    internal override Ketenplan Plan => new()
    {
        AlsProces = true,

        // So that a request that is left unfinished ends soon.
        Instellingen = new Dictionary<string, string> { ["luister:koptijd"] = "00:00:02", ["luister:aanlooptijd"] = "00:00:02" },

        // A small nursery: memory that grows is memory that is held, not memory that waits to be collected.
        Omgeving = new Dictionary<string, string>(_uitgaand!.Omgeving) { ["DOTNET_GCgen0size"] = "400000" },
    };

    internal Uri Adres => Proefketen.Knooppunt.Adres;

    internal Eigencertificaat Gemeente => Proefketen.Diemen.Certificaat;

    internal Eigencertificaat Aanbieder => Proefketen.ZorgThuis.Certificaat;

    /// <summary>All that the knooppunt tried to reach.</summary>
    internal IReadOnlyList<string> Pogingen => _uitgaand!.Pogingen;

    internal Kindproces Kind => (Kindproces)Proefketen.Knooppunt;

    public override async ValueTask InitializeAsync()
    {
        _uitgaand = await Uitgaand.CreateAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _uitgaand?.Dispose();
    }

    /// <summary>Makes an attack and requires that the knooppunt withstands it.</summary>
    /// <param name="bytes">Bytes that the attack puts on the wire.</param>
    /// <param name="journaal">Messages that it may leave in the journal, foutberichten included.</param>
    /// <param name="aanval">The attack.</param>
    internal async Task<T> WithstandAsync<T>(long bytes, int journaal, Func<Task<T>> aanval)
    {
        var voor = await PassNormalAsync();
        Kind.ResetGeheugenpiek();
        var geheugen = Kind.Geheugen;
        var rekentijd = Kind.Rekentijd;

        var uitslag = await aanval();

        Assert.True(Kind.Leeft, "The process died.");
        RequireNothingReached();
        Assert.InRange(Kind.Geheugenpiek - geheugen, long.MinValue, MaxGeheugengroei + (MaxGeheugenPerByte * bytes));
        Assert.InRange(Kind.Rekentijd - rekentijd, TimeSpan.Zero, MaxRekentijd + (MaxRekentijdPerMegabyte * bytes / 1_000_000));
        Assert.Equal(journaal, await PassNormalAsync() - voor - 1);
        return uitslag;
    }

    /// <summary>Sends requests as they are, each on a connection of its own, and requires a refusal without echo.</summary>
    internal Task<Ruwantwoord> AttackAsync(Eigencertificaat? wie, byte[] verzoek, string merkteken = Merkteken)
        => AttackAsync(wie, [verzoek], verzoek.Length, merkteken);

    /// <summary>Sends a request in pieces.</summary>
    internal Task<Ruwantwoord> AttackAsync(Eigencertificaat? wie, IEnumerable<ReadOnlyMemory<byte>> stukken, long bytes, string merkteken = Merkteken)
        => WithstandAsync(bytes, 0, async () =>
        {
            var antwoord = await RuweVerbinding.AskAsync(Adres, wie, stukken);
            Assert.DoesNotContain(merkteken, antwoord.Alles, StringComparison.OrdinalIgnoreCase);
            return antwoord;
        });

    /// <summary>Stands in what attacks send, and may be in nothing that comes back, nor in a log.</summary>
    internal const string Merkteken = "Zwartkijker7f3a";

    /// <summary>Requires that the knooppunt looked for nobody but the receivers in its directory, and its database.</summary>
    internal void RequireNothingReached()
    {
        var nieuw = Pogingen.Skip(_gezien).ToList();
        _gezien += nieuw.Count;
        Assert.DoesNotContain(nieuw, poging => !IsBezorging(poging) && !IsOpslag(poging));
    }

    private static bool IsOpslag(string poging)
        => poging == $"verbinding 127.0.0.1:{Proefprofiel.Databasepoort}" || poging == $"verbinding 127.0.0.1:{Proefprofiel.Redispoort}";

    private bool IsBezorging(string poging)
        => new[] { Proefketen.Diemen, Proefketen.Amsterdam }.Select(g => g.Simulator.Port).Any(port => poging == $"naam {port.Host}"
            || (poging.StartsWith("verbinding ", StringComparison.Ordinal) && poging.EndsWith($":{port.Port}", StringComparison.Ordinal)));

    // Over StUF into a mailbox that is emptied at once. Its place in the journal tells how many came before it.
    private async Task<long> PassNormalAsync()
    {
        Logarchief.Forbid(Merkteken, "tekst uit een aanval");
        var bericht = Proefbericht.Toewijzing();
        await Proefketen.Diemen.SendAsync(bericht);
        Assert.Equal(bericht.Inhoud, await Proefketen.ZorgThuis.ReceiveAsync(bericht.Referentie));
        return (long)Assert.Single(await Proefketen.ReadBerichtenAsync(bericht.Referentie))["volgnummer"]!;
    }
}
