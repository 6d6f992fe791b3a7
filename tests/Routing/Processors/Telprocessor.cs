using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Processors;

/// <summary>
/// Counts words: a payload is words, a word is a piece, the first letter is its key. <c>!</c> sends a message, <c>?</c> makes it fail,
/// <c>*</c> makes the message unreadable from there on, <c>#</c> runs what the test put in <see cref="BijHek"/>.
/// </summary>
internal sealed class Telprocessor : IProcessor
{
    public const string Naam = "teller";

    public Processorverklaring Verklaring { get; } = new()
    {
        Naam = Naam,
        Doel = "Telt woorden.",
        Leest = ["WMO301"],
        LeestMee = ["WMO307"],
        Verzendt = ["WMO302"],
        Onthoudt = "Hoe vaak een letter voorkwam.",
        Grondslag = "Geen; dit is een proef.",
        Bewaartermijn = TimeSpan.FromDays(1),
    };

    public ReadOnlyMemory<byte> GedeeldeSleutel => default;

    /// <summary>Whether <c>?</c> fails and <c>*</c> cannot be read; otherwise the cause was taken away.</summary>
    public bool IsKapot { get; set; } = true;

    /// <summary>Whether each word counts for two.</summary>
    public bool Verdubbelt { get; set; }

    /// <summary>Runs when a piece with <c>#</c> is processed.</summary>
    public Action BijHek { get; set; } = static () => { };

    /// <summary>Runs when a message is divided into a word with <c>~</c>.</summary>
    public Action BijVerdelen { get; set; } = static () => { };

    /// <summary>Runs when a piece with <c>*</c> is processed after all.</summary>
    public Action BijSter { get; set; } = static () => { };

    /// <summary>Who gets what is sent.</summary>
    public string Ontvanger { get; set; } = Proefpartijen.Gemeente;

    /// <summary>What is sent.</summary>
    public byte[] Inhoud { get; set; } = Fixtures.Bytes("iwmo-3.2/WMO302.xml");

    /// <summary>Of whom it counts the words of a WMO307 too.</summary>
    public ImmutableArray<Leesperiode> Meegelezen { get; set; } = [];

    public ImmutableArray<Leesperiode> FindMeegelezen(Partijregister partijen) => Meegelezen;

    public IReadOnlyList<string> Check(Aanbieding aanbieding, Procescontext context) => [];

    public IEnumerable<Werkstuk> Divide(Bericht bericht, ReadOnlyMemory<byte> inhoud)
    {
        foreach (var woord in Encoding.UTF8.GetString(inhoud.Span).Split(' '))
        {
            if (woord.Contains('~'))
                BijVerdelen();
            yield return woord == "*" && IsKapot ? throw new InvalidDataException("Een sterretje is niet te lezen.") : new Woord(woord);
        }
    }

    public Stukuitkomst Process(Werkstuk stuk, ReadOnlyMemory<byte>? staat, Procescontext context)
    {
        var woord = ((Woord)stuk).Tekst;
        if (woord.Contains('?') && IsKapot)
            throw new InvalidOperationException($"Geheim: {woord}");
        if (woord.Contains('#'))
            BijHek();
        if (woord.Contains('*'))
            BijSter();
        var aantal = Count(staat) + (Verdubbelt ? 2 : 1);
        var uitvoer = woord.Contains('!') ? ImmutableArray.Create(Uitvoer($"{woord[0]}/{aantal}")) : [];
        return Stukuitkomst.Onthoud(Encoding.UTF8.GetBytes(aantal.ToString(CultureInfo.InvariantCulture)), uitvoer);
    }

    public string? DescribeTerzijde(Werkstuk stuk) => null;

    /// <summary>Of which letter it cannot say whether it is to be forgotten.</summary>
    public char? Onleesbaar { get; set; }

    /// <summary>What was counted once is forgotten.</summary>
    public Stukuitkomst? Forget(ReadOnlyMemory<byte> sleutel, ReadOnlyMemory<byte> staat, Procescontext context)
    {
        if (sleutel.Span[0] == Onleesbaar)
            throw new InvalidDataException($"Geheim: {Onleesbaar}");
        return Count(staat) == 1 ? Stukuitkomst.Onthoud(null, []) : null;
    }

    public static int Count(ReadOnlyMemory<byte>? staat)
        => staat is { } s ? int.Parse(Encoding.UTF8.GetString(s.Span), CultureInfo.InvariantCulture) : 0;

    private Uitvoerbericht Uitvoer(string kenmerk)
        => new() { Kenmerk = kenmerk, Functie = "WMO302", Ontvanger = Ontvanger, Inhoud = Inhoud, Oorzaak = $"Geteld: {kenmerk}." };

    private sealed class Woord(string tekst) : Werkstuk(Encoding.UTF8.GetBytes(tekst[..1]))
    {
        public string Tekst => tekst;
    }
}
