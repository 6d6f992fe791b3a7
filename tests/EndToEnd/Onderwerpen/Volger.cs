using System.Text;
using System.Text.Json.Nodes;
using IB.Gateway.Client;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A chain partner that follows a topic and keeps its position, as its software would.</summary>
internal sealed class Volger(Ketenpartij partij, string onderwerp, long? vanaf = null)
{
    /// <summary>Where it is.</summary>
    internal long? Positie { get; private set; } = vanaf;

    /// <summary>Every event about a message so far, in order.</summary>
    internal List<JsonObject> Gebeurtenissen { get; } = [];

    /// <summary>The lines of all pages so far, as text.</summary>
    internal string Alles => _alles.ToString();

    private readonly StringBuilder _alles = new();

    /// <summary>Asks for one page and keeps what is on it; gives the last line.</summary>
    internal async Task<Volgregel> NextAsync(int wacht, int? limit = null)
    {
        using var blad = await partij.Onderwerpen.OpenAsync(onderwerp, Positie, limit, wacht, TestContext.Current.CancellationToken);
        Assert.True(blad.Weigering is null, blad.Weigering?.Tekst);
        Volgregel? laatste = null;
        await foreach (var regel in blad.ReadAsync(TestContext.Current.CancellationToken))
        {
            _alles.Append(Encoding.UTF8.GetString(regel.Json)).Append('\n');
            if (!regel.IsStand)
                Gebeurtenissen.Add(JsonNode.Parse(regel.Json)!.AsObject());
            (laatste, Positie) = (regel, regel.Verder);
        }

        Assert.True(laatste?.IsStand, "A page ends with how far it came.");
        return laatste!;
    }

    /// <summary>Goes on until nothing lies beyond.</summary>
    internal async Task CatchUpAsync()
    {
        while (!(await NextAsync(wacht: 0)).Bij)
        {
        }
    }

    /// <summary>Goes on until so many events have come.</summary>
    internal async Task WaitForAsync(int aantal)
    {
        while (Gebeurtenissen.Count < aantal)
            await NextAsync(wacht: 20);
    }

    /// <summary>What the events are about.</summary>
    internal IEnumerable<string> Referenties => Gebeurtenissen.Select(g => (string)g["subject"]!);
}
