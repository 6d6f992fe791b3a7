using IB.Gateway.Cli;
using Spectre.Console;

namespace IB.Gateway.Tests.Cli;

/// <summary>Runs command lines in this process, with streams and environment variables of its own.</summary>
internal sealed class Opdrachtproef
{
    public Dictionary<string, string> Variabelen { get; } = [];

    public byte[] Invoer { get; set; } = [];

    /// <summary>Columns of the terminal; nothing when the output goes elsewhere.</summary>
    public int? Breedte { get; set; }

    /// <summary>Where bytes go instead of into <see cref="Proefuitslag.Bytes"/>.</summary>
    public Stream? Doel { get; set; }

    public TimeProvider Tijd { get; set; } = TimeProvider.System;

    public static Omgeving LegeOmgeving() => new Opdrachtproef().Create(new StringWriter(), new StringWriter(), new MemoryStream());

    public async Task<Proefuitslag> RunAsync(params string[] argumenten)
    {
        using var uit = new StringWriter { NewLine = "\n" };
        using var fouten = new StringWriter { NewLine = "\n" };
        using var bytes = new MemoryStream();
        var uitgang = await Opdrachtregel.RunAsync(argumenten, Create(uit, fouten, bytes), TestContext.Current.CancellationToken);
        return new Proefuitslag(uitgang, uit.ToString(), fouten.ToString(), bytes.ToArray());
    }

    private IAnsiConsole CreateConsole(TextWriter doel)
    {
        var console = Uitvoer.CreateConsole(doel);
        console.Profile.Width = Breedte ?? console.Profile.Width;
        return console;
    }

    private Omgeving Create(TextWriter uit, TextWriter fouten, MemoryStream bytes) => new()
    {
        Uit = CreateConsole(uit),
        Fouten = Uitvoer.CreateConsole(fouten),
        OpenInvoer = () => new MemoryStream(Invoer, writable: false),
        OpenUitvoer = () => Doel ?? bytes,
        Variabele = Variabelen.GetValueOrDefault,
        Tijd = Tijd,
    };
}

/// <summary>What a command line came to.</summary>
/// <param name="Uitgang">Exit code.</param>
/// <param name="Uit">Text on standard output.</param>
/// <param name="Fouten">Text on standard error.</param>
/// <param name="Bytes">Bytes on standard output that are no text.</param>
internal sealed record Proefuitslag(int Uitgang, string Uit, string Fouten, byte[] Bytes)
{
    public IReadOnlyList<string> Regels => Split(Uit);

    public IReadOnlyList<string> Foutregels => Split(Fouten);

    /// <summary>It went well and says so in these lines.</summary>
    public void AssertGoed(params string[] regels)
    {
        Assert.Equal((0, ""), (Uitgang, Fouten));
        Assert.Equal(regels, Regels);
    }

    /// <summary>It refuses, says why on standard error only, and has nothing to give.</summary>
    public void AssertFout(int uitgang, params string[] regels)
    {
        Assert.Equal(regels, Foutregels);
        Assert.Equal((uitgang, ""), (Uitgang, Uit));
    }

    // Every line ends with a line feed; what stands after the last one would be half a line.
    private static string[] Split(string tekst)
    {
        var regels = tekst.Split('\n');
        Assert.Equal("", regels[^1]);
        return regels[..^1];
    }
}
