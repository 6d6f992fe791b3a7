using System.Text;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The places where somebody else's XML comes in.</summary>
public enum Deur
{
    /// <summary>The SOAP message itself.</summary>
    StufEnvelop,

    /// <summary>The payload in a SOAP message.</summary>
    StufInhoud,

    /// <summary>The payload over REST.</summary>
    RestInhoud,
}

/// <summary>Attacks in XML, at each of the doors.</summary>
internal static class Deuren
{
    /// <summary>Every attack of one number at every door; their names begin with it.</summary>
    internal static TheoryData<Deur, string> Times(string nummer, IEnumerable<string> aanvallen)
        => Times(aanvallen.Where(a => a.StartsWith(nummer + " ", StringComparison.Ordinal)));

    /// <summary>Every attack at every door.</summary>
    internal static TheoryData<Deur, string> Times(params IEnumerable<string> aanvallen)
    {
        var gevallen = new TheoryData<Deur, string>();
        foreach (var deur in Enum.GetValues<Deur>())
        {
            foreach (var aanval in aanvallen)
                gevallen.Add(deur, aanval);
        }

        return gevallen;
    }

    /// <summary>
    /// Attacks with an XML document that is made from a good one, and requires a refusal in the way of that door: an Fo03, a Bv03 with
    /// an Fo01 after it, or a problem or foutbericht.
    /// </summary>
    internal static async Task RequireRefusedAsync(this Doelwit doelwit, Deur deur, Func<string, byte[]> maak)
    {
        var keten = doelwit.Proefketen;
        switch (deur)
        {
            case Deur.StufEnvelop:
                var soap = maak(Encoding.UTF8.GetString(await Proefbericht.Toewijzing().ToSoapAsync()));
                var antwoord = await doelwit.AttackAsync(doelwit.Gemeente, Ruwverzoek.Stuf(soap));
                Assert.True(antwoord.Status is 500 or 413, $"{antwoord.Status} {antwoord.Tekst}");
                Assert.True(new Stufuitslag(antwoord.Status, antwoord.Body).Code is "RIN001" or "IB007", antwoord.Tekst);
                break;
            case Deur.StufInhoud:
                var vanGemeente = Change(Proefbericht.Toewijzing(), maak);
                await doelwit.WithstandAsync(vanGemeente.Inhoud.Length * 4 / 3, journaal: 2, async () =>
                {
                    await keten.Diemen.SendAsync(vanGemeente);
                    var fout = (await keten.Diemen.WaitForFoutAsync(vanGemeente.Referentie)).Foutbericht!;
                    Assert.Equal("StUF055", fout.Code);
                    Assert.DoesNotContain(Doelwit.Merkteken, fout.ToString(), StringComparison.OrdinalIgnoreCase);
                    return fout;
                });
                await RequireNowhereAsync(keten, vanGemeente);
                break;
            default:
                var vanAanbieder = Change(Proefbericht.Start(), maak);
                await doelwit.WithstandAsync(vanAanbieder.Inhoud.Length, journaal: 2, async () =>
                {
                    var uitslag = await keten.ZorgThuis.SendRestAsync(vanAanbieder);
                    Assert.True(uitslag.Status is 202 or 400, uitslag.Tekst);
                    Assert.Contains("StUF055", uitslag.Tekst, StringComparison.Ordinal);
                    Assert.DoesNotContain(Doelwit.Merkteken, uitslag.Tekst, StringComparison.OrdinalIgnoreCase);
                    var fout = await keten.ZorgThuis.FindFoutAsync(vanAanbieder.Referentie);
                    Assert.DoesNotContain(Doelwit.Merkteken, fout.ToJsonString(), StringComparison.OrdinalIgnoreCase);
                    await keten.ZorgThuis.EmptyAsync();
                    return uitslag;
                });
                await RequireNowhereAsync(keten, vanAanbieder);
                break;
        }
    }

    /// <summary>The document with a text before its root.</summary>
    internal static string WithProlog(this string xml, string proloog)
    {
        var begin = xml.IndexOf("?>", StringComparison.Ordinal) + 2;
        return xml[..begin] + proloog + xml[begin..];
    }

    /// <summary>The document with a text in its first empty spot: right after the start tag of the root.</summary>
    internal static string WithFirst(this string xml, string tekst)
    {
        var root = xml.IndexOf('>', xml.IndexOf("?>", StringComparison.Ordinal) + 2) + 1;
        return xml[..root] + tekst + xml[root..];
    }

    /// <summary>The document with its root's start tag extended.</summary>
    internal static string WithAttributes(this string xml, string attributen)
    {
        var root = xml.IndexOf('>', xml.IndexOf("?>", StringComparison.Ordinal) + 2);
        return xml[..root] + " " + attributen + xml[root..];
    }

    /// <summary>The document with the first value of a kind replaced: organisatie in an envelope, Afzender in a payload.</summary>
    internal static string WithValue(this string xml, string waarde)
    {
        var element = xml.Contains(":organisatie>", StringComparison.Ordinal) ? ":organisatie>" : ":Afzender>";
        var begin = xml.IndexOf(element, StringComparison.Ordinal) + element.Length;
        return xml[..begin] + waarde + xml[xml.IndexOf('<', begin)..];
    }

    private static Proefbericht Change(Proefbericht bericht, Func<string, byte[]> maak)
        => bericht with { Inhoud = maak(Encoding.UTF8.GetString(bericht.Inhoud)) };

    private static async Task RequireNowhereAsync(Proefketen keten, Proefbericht bericht)
    {
        Assert.Equal("afgekeurd", (string?)Assert.Single(await keten.ReadBerichtenAsync(bericht.Referentie))["toestand"]);
        Assert.DoesNotContain(keten.Diemen.Simulator.Gekregen, g => g.Envelop.Referentienummer == bericht.Referentie);
        Assert.Null(await keten.ZorgThuis.Postbus.ReadPayloadAsync(bericht.Referentie, TestContext.Current.CancellationToken));
    }
}
