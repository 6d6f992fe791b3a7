using System.Globalization;
using System.Text.Json.Nodes;
using IB.Gateway.Demo;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The party directory of a chain as JSON, to be changed as an operator changes it.</summary>
internal sealed class Partijregisterbestand
{
    private const string Tijdstip = "yyyy-MM-dd'T'HH:mm:sszzz";

    private readonly JsonObject _json;

    private Partijregisterbestand(JsonObject json) => _json = json;

    internal static Partijregisterbestand Read(string pad) => new(JsonNode.Parse(File.ReadAllBytes(pad))!.AsObject());

    /// <summary>Replaces the file as a whole, so that nobody reads half of it.</summary>
    internal void Write(string pad)
    {
        File.WriteAllText(pad + ".nieuw", _json.ToJsonString());
        File.Move(pad + ".nieuw", pad, overwrite: true);
    }

    internal JsonObject Partij(Deelnemer deelnemer)
        => _json["partijen"]!.AsArray().Single(p => (string)p!["code"]! == deelnemer.Code)!.AsObject();

    internal void Add(Deelnemer deelnemer) => _json["partijen"]!.AsArray().Add(new JsonObject
    {
        ["code"] = deelnemer.Code,
        ["rol"] = deelnemer.Rol.ToString(),
        ["naam"] = deelnemer.Naam,
        ["certificaten"] = new JsonArray(new JsonObject { ["oin"] = deelnemer.Oin }),
        ["functies"] = new JsonArray([.. deelnemer.Functies.Select(f => JsonValue.Create(f))]),
        ["bezorging"] = new JsonArray(new JsonObject { ["wijze"] = "postbus" }),
    });

    internal void Mandate(Deelnemer gemachtigde, Deelnemer namens, string functies, string vanaf, string? tot)
    {
        var mandaten = (Partij(gemachtigde)["mandaten"] ??= new JsonArray()).AsArray();
        mandaten.Add(new JsonObject
        {
            ["namens"] = namens.Code,
            ["verzenden"] = true,
            ["ontvangen"] = true,
            ["functies"] = new JsonArray(functies),
            ["vanaf"] = vanaf,
            ["tot"] = tot,
        });
    }

    /// <summary>Gives a party limits of its own for handing in, or takes them away.</summary>
    internal void Limit(Deelnemer deelnemer, JsonObject? inzenden)
    {
        if (inzenden is null)
            Partij(deelnemer).Remove("limieten");
        else
            Partij(deelnemer)["limieten"] = new JsonObject { ["inzenden"] = inzenden };
    }

    /// <summary>Lets registrations be taken from the own messages of a gemeente, from the beginning of 2026 on.</summary>
    internal void TakeRegistrations(Deelnemer gemeente) => Partij(gemeente)["eigenBerichten"] = new JsonArray(new JsonObject
    {
        ["grond"] = "Collegebesluit 2025-12, verwerking van eigen berichten",
        ["vastgelegdDoor"] = $"FG {gemeente.Naam}",
        ["vastgelegdOp"] = "2025-12-01",
        ["vanaf"] = "2026-01-01",
    });

    /// <summary>Adds a freeze.</summary>
    internal void Freeze(string functie, DateTimeOffset van, DateTimeOffset tot, string modus) => Add("bevriezingen", new JsonObject
    {
        ["functies"] = new JsonArray(functie),
        ["van"] = van.ToString(Tijdstip, CultureInfo.InvariantCulture),
        ["tot"] = tot.ToString(Tijdstip, CultureInfo.InvariantCulture),
        ["modus"] = modus,
    });

    /// <summary>Takes all freezes away.</summary>
    internal void Thaw() => _json.Remove("bevriezingen");

    /// <summary>Adds an agreement about a release; days are <c>2027-04-03</c>.</summary>
    internal void Release(string pack, string? vanaf, string? tot, int uitloopDagen, params JsonObject[] uitzonderingen) => Add("releases", new JsonObject
    {
        ["pack"] = pack,
        ["vanaf"] = vanaf,
        ["tot"] = tot,
        ["uitloopDagen"] = uitloopDagen,
        ["uitzonderingen"] = new JsonArray([.. uitzonderingen]),
    });

    /// <summary>A party that may begin earlier, with one partner.</summary>
    internal static JsonObject Eerder(Deelnemer partij, Deelnemer met, string vanaf)
        => new() { ["partij"] = partij.Code, ["met"] = new JsonArray(met.Code), ["vanaf"] = vanaf };

    /// <summary>Declares a topic: messages of some types, in any direction.</summary>
    internal void Declare(string naam, params string[] functies) => Add("onderwerpen", new JsonObject
    {
        ["naam"] = naam,
        ["omschrijving"] = $"Proef met {string.Join(" en ", functies)}",
        ["selecties"] = new JsonArray(new JsonObject { ["functies"] = new JsonArray([.. functies.Select(f => JsonValue.Create(f))]) }),
    });

    /// <summary>Lets a party follow a topic; a right that it had on it goes.</summary>
    internal void Entitle(Deelnemer deelnemer, string onderwerp, string wijze, string bereik, string vanaf, string? tot = null)
    {
        Disentitle(deelnemer, onderwerp);
        (Partij(deelnemer)["onderwerpen"] ??= new JsonArray()).AsArray().Add(new JsonObject
        {
            ["onderwerp"] = onderwerp,
            ["wijze"] = wijze,
            ["bereik"] = bereik,
            ["grondslag"] = "Wmo 2015 art. 2.1.4 (proef)",
            ["vanaf"] = vanaf,
            ["tot"] = tot,
        });
    }

    /// <summary>Lets what a party may follow of a topic go over Kafka too.</summary>
    internal void SendOverKafka(Deelnemer deelnemer, string onderwerp)
    {
        foreach (var recht in Partij(deelnemer)["onderwerpen"]!.AsArray().Where(r => (string)r!["onderwerp"]! == onderwerp))
            recht!["kafka"] = true;
    }

    /// <summary>Takes the rights of a party on a topic away.</summary>
    internal void Disentitle(Deelnemer deelnemer, string onderwerp)
    {
        foreach (var recht in Partij(deelnemer)["onderwerpen"]?.AsArray().Where(r => (string)r!["onderwerp"]! == onderwerp).ToList() ?? [])
            Partij(deelnemer)["onderwerpen"]!.AsArray().Remove(recht);
    }

    private void Add(string lijst, JsonObject regel) => (_json[lijst] ??= new JsonArray()).AsArray().Add(regel);
}
