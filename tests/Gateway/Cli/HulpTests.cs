using IB.Gateway.Cli;

namespace IB.Gateway.Tests.Cli;

public sealed class HulpTests
{
    private const string AlleVerbs =
        "Kies een verb: run, demo, health, validate, send, mailbox, onderwerpen, topics, berichten, herbezorgingen, processors, partijen, schemas, store, pki.";

    private readonly Opdrachtproef _proef = new();

    public static TheoryData<string> Verbs => [.. Verbenboom.Alle().Select(v => v.Pad)];

    public static TheoryData<string, string[]> Gebruiksfouten => new()
    {
        { "", [AlleVerbs, "Zie: ib-gateway --help"] },
        { "valideer", ["Onbekend verb: valideer.", AlleVerbs, "Zie: ib-gateway --help"] },
        { "mailbox lijst --limit 5", ["Onbekend verb: lijst.", "Kies een verb: list, get, confirm, status.", "Zie: ib-gateway mailbox --help"] },
        { "mailbox", ["Kies een verb: list, get, confirm, status.", "Zie: ib-gateway mailbox --help"] },
        { "validate", ["Argument BESTAND ontbreekt.", "Zie: ib-gateway validate --help"] },
        { "validate a.xml --jsno", ["Onbekende optie --jsno. Heet een bestand zo, zet er dan -- voor.", "Zie: ib-gateway validate --help"] },
        { "send a.xml", ["Optie --van is verplicht.", "Optie --naar is verplicht.", "Zie: ib-gateway send --help"] },
        { "send a.xml --naar 0384 --van", ["Optie --van heeft een waarde nodig.", "Zie: ib-gateway send --help"] },
        { "send a.xml --naar 0384 --van 1 --van 2", ["Optie --van mag maar een keer.", "Zie: ib-gateway send --help"] },
        { "send a.xml --naar --van 1", ["De optie voor --van heeft geen waarde.", "Zie: ib-gateway send --help"] },
        { "mailbox list --limit 251", ["Optie --limit is een geheel getal van 1 tot en met 250.", "Zie: ib-gateway mailbox list --help"] },
        { "mailbox list --limit 0x1", ["Optie --limit is een geheel getal van 1 tot en met 250.", "Zie: ib-gateway mailbox list --help"] },
        { "partijen check a b", ["Onbekend argument: b.", "Zie: ib-gateway partijen check --help"] },
        { "[diagram] validate a", ["Onbekend argument: [diagram].", "Zie: ib-gateway validate --help"] },
        { "-x\u001b[2J", [@"Onbekend argument: -x\u{1b}[2J.", "Zie: ib-gateway --help"] },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_OfEachVerb_HasUsageOptionsAndAnExample(string pad)
    {
        var verb = Verbenboom.Find(pad);

        var uitslag = await _proef.RunAsync([.. pad.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal(verb.Description, uitslag.Regels[0]);
        Assert.Contains("Gebruik:", uitslag.Regels);
        Assert.Contains(uitslag.Regels, r => r is "Voorbeeld:" or "Voorbeelden:");
        Assert.All(Hulptekst.Opties(verb), o => Assert.Contains(
            uitslag.Regels, r => r.StartsWith($"  {Hulptekst.Label(o)}  ", StringComparison.Ordinal) && r.EndsWith(o.Description!, StringComparison.Ordinal)));
        Assert.All(verb.Arguments, a => Assert.Contains(uitslag.Regels, r => r.EndsWith(a.Description!, StringComparison.Ordinal)));
        Assert.DoesNotContain(uitslag.Uit, c => c != '\n' && char.IsControl(c));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Texts_OfEachVerb_AreWholeSentences(string pad)
    {
        var verb = Verbenboom.Find(pad);

        Assert.All(
            verb.Options.Select(o => o.Description).Concat(verb.Arguments.Select(a => a.Description)).Append(verb.Description),
            t => Assert.Matches(@"\A[A-Z].*\.\z", t!));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Examples_OfEachVerb_AreCommandLinesThatParse(string pad)
    {
        if (Verbenboom.Find(pad) is not Verb verb)
            return;
        Assert.NotEmpty(verb.Voorbeelden);
        foreach (var voorbeeld in verb.Voorbeelden)
        {
            var delen = voorbeeld.Split(' ');
            Assert.Equal("ib-gateway", delen[0]);
            Assert.StartsWith(pad, string.Join(' ', delen[1..]), StringComparison.Ordinal);
            Assert.Empty(Opdrachtregel.Create(Opdrachtproef.LegeOmgeving()).Parse(delen[1..]).Errors);
        }
    }

    [Theory]
    [MemberData(nameof(Gebruiksfouten))]
    public async Task Run_WrongCommandLine_SaysInDutchWhatIsWrong(string opdracht, string[] fouten)
        => (await _proef.RunAsync(opdracht.Split(' ', StringSplitOptions.RemoveEmptyEntries))).AssertFout(2, fouten);

    [Theory]
    [InlineData("-h")]
    [InlineData("send --help --onzin")]
    [InlineData("validate --help x.xml")]
    public async Task Help_BesideWhateverElse_IsHelp(string opdracht)
    {
        var uitslag = await _proef.RunAsync(opdracht.Split(' '));

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Contains("Gebruik:", uitslag.Regels);
    }

    [Fact]
    public async Task Help_OnATerminal_FoldsExplanationsUnderThemselves()
    {
        var breed = (await _proef.RunAsync("send", "--help")).Uit;
        _proef.Breedte = 80;

        var smal = await _proef.RunAsync("send", "--help");

        var opties = smal.Regels.SkipWhile(r => r != "Opties:").TakeWhile(r => r != "Uitgang:").ToList();
        Assert.All(opties, r => Assert.InRange(r.Length, 0, 80));
        Assert.Contains(opties, r => r.StartsWith(new string(' ', 26), StringComparison.Ordinal));
        Assert.Equal(Woorden(breed), Woorden(smal.Uit));

        static string[] Woorden(string tekst) => tekst.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public async Task Version_IsThatOfTheProgram()
    {
        var uitslag = await _proef.RunAsync("--version");

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Matches(@"\A\d+\.\d+\.\d+", Assert.Single(uitslag.Regels));
    }
}
