using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using IB.Gateway.Stuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Reads what is pushed, over either protocol, with the readers of the platform: others than those of the knooppunt.</summary>
internal static class Duwlezer
{
    private static readonly XNamespace Stuf = StufNamen.Stuf;
    private static readonly XNamespace Ggk = StufNamen.Ggk;

    internal static Task<Binnengekomen> ReadAsync(HttpRequest verzoek)
        => verzoek.ContentType!.StartsWith("multipart/", StringComparison.Ordinal) ? ReadRestAsync(verzoek) : ReadStufAsync(verzoek);

    /// <summary>A message by its metadata, as a push and a mailbox give it.</summary>
    internal static Binnengekomen OfMetadata(JsonNode metadata, byte[] inhoud)
    {
        var (routering, referentie) = (metadata["routeringgegevens"]!, metadata["referentiegegevens"]!);
        return new Binnengekomen(
            new BerichtId((string)routering["afzender"]!["code"]!, (string)referentie["traceerId"]!),
            (string?)referentie["alsAntwoordOp"],
            (string?)routering["berichtstroom"]!["berichttype"] ?? "",
            inhoud,
            (string?)routering["berichtstroom"]!["berichtsubtype"] == "Fo01");
    }

    private static async Task<Binnengekomen> ReadStufAsync(HttpRequest verzoek)
    {
        using var body = new MemoryStream();
        await verzoek.Body.CopyToAsync(body, verzoek.HttpContext.RequestAborted);
        body.Position = 0;
        using var lezer = XmlReader.Create(body);
        var wortel = XDocument.Load(lezer).Root!;
        string? Waarde(XName naam) => (string?)wortel.Descendants(naam).FirstOrDefault();
        var zender = (string)wortel.Descendants(Stuf + "zender").First().Element(Stuf + "organisatie")!;
        return new Binnengekomen(
            new BerichtId(zender, Waarde(Stuf + "referentienummer")!),
            Waarde(Stuf + "crossRefnummer"),
            Waarde(Stuf + "functie") ?? "",
            Convert.FromBase64String(Waarde(Ggk + "xmlBestand") ?? ""),
            Waarde(Stuf + "berichtcode") == "Fo01");
    }

    private static async Task<Binnengekomen> ReadRestAsync(HttpRequest verzoek)
    {
        var grens = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(verzoek.ContentType).Boundary).Value!;
        var delen = new Dictionary<string, byte[]>();
        var lezer = new MultipartReader(grens, verzoek.Body);
        while (await lezer.ReadNextSectionAsync(verzoek.HttpContext.RequestAborted) is { } deel)
        {
            using var bytes = new MemoryStream();
            await deel.Body.CopyToAsync(bytes, verzoek.HttpContext.RequestAborted);
            delen[deel.GetContentDispositionHeader()!.Name.Value!.Trim('"')] = bytes.ToArray();
        }

        return OfMetadata(JsonNode.Parse(delen["berichtMetadata"])!, delen["payload"]);
    }
}
