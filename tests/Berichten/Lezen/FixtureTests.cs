using System.Collections;
using System.Globalization;
using System.Xml.Linq;
using IB.Gateway.Testing;

namespace IB.Gateway.Berichten.Tests.Lezen;

/// <summary>Every element of every example message, through its view and through a DOM.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Berichten => Proef.Berichten;

    [Theory]
    [MemberData(nameof(Berichten))]
    public void View_OfAnExample_ShowsWhatADomShows(string naam)
    {
        using var lezing = Proef.Lezer.Read(Fixtures.Bytes(naam));

        var zicht = Bladen.Read(Bladen.KlasseOf(naam), lezing);

        Assert.NotNull(zicht);
        Compare(zicht, XDocument.Parse(Fixtures.Text(naam), LoadOptions.PreserveWhitespace).Root!);
    }

    [Fact]
    public void Examples_All_CoverEveryMessageType()
        => Assert.Equal(
            Proef.Catalogus.Berichten.Select(b => b.Functie).Order(StringComparer.Ordinal),
            Proef.Berichten.Select(b => Bladen.KlasseOf(b.Data)).Distinct().Select(k => (string)k.GetField("Functie")!.GetValue(null)!)
                .Order(StringComparer.Ordinal));

    private static void Compare(object zicht, XElement element)
    {
        if (zicht is IWaarde waarde)
        {
            CompareWaarde(waarde, element.Value);
            return;
        }

        var gezien = 0;
        foreach (var veld in Bladen.Velden(zicht.GetType()))
        {
            var kinderen = element.Elements().Where(e => e.Name.LocalName == veld.Name).ToList();
            List<object> delen = veld.GetValue(zicht) switch
            {
                null => [],
                IEnumerable reeks => [.. reeks.Cast<object>()],
                var een => [een],
            };
            Assert.Equal(kinderen.Count, delen.Count);
            for (var i = 0; i < delen.Count; i++)
                Compare(delen[i], kinderen[i]);
            gezien += delen.Count;
        }

        Assert.Equal(element.Elements().Count(), gezien);
    }

    private static void CompareWaarde(IWaarde waarde, string tekst)
    {
        Assert.Equal(tekst, waarde.AsString());
        switch (waarde)
        {
            case Datum datum:
                Assert.Equal(DateOnly.ParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture), datum.Value);
                break;
            case Tijd tijd:
                Assert.Equal(TimeOnly.ParseExact(tekst, "HH:mm:ss", CultureInfo.InvariantCulture), tijd.Value);
                break;
            case Getal getal:
                Assert.Equal(long.Parse(tekst, CultureInfo.InvariantCulture), getal.Value);
                break;
            default:
                Assert.IsType<Tekst>(waarde);
                Assert.True(((Tekst)waarde).Is(tekst));
                break;
        }
    }
}
