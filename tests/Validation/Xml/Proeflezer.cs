using System.Text;

namespace IB.Gateway.Validation.Tests.Xml;

/// <summary>Drives <see cref="Utf8XmlReader"/> as its users do.</summary>
internal static class Proeflezer
{
    /// <summary>Reads a document that is there as a whole, as the validator does.</summary>
    public static Lezing Read(byte[] data, bool verwerkingsinstructies = true)
    {
        var schrijver = new Lezing.Schrijver();
        var lezer = new Utf8XmlReader(data, laatste: true, new Utf8XmlState(verwerkingsinstructies));
        var token = Read(ref lezer, schrijver);
        Assert.NotEqual(XmlToken.MeerNodig, token);
        return ToLezing(schrijver, token, lezer.Fout);
    }

    /// <summary>
    /// Reads a document that arrives in blocks of the sizes that <paramref name="blok"/> gives, as the way in does: that there is
    /// no more shows only when an empty block comes.
    /// </summary>
    public static Lezing Read(byte[] data, bool verwerkingsinstructies, Func<int> blok)
    {
        var schrijver = new Lezing.Schrijver();
        var state = new Utf8XmlState(verwerkingsinstructies);
        var begin = 0;
        var einde = 0;
        while (true)
        {
            var gelezen = Math.Min(data.Length - einde, blok());
            einde += gelezen;
            var lezer = new Utf8XmlReader(data.AsSpan(begin..einde), gelezen == 0, state);
            var token = Read(ref lezer, schrijver);
            if (token != XmlToken.MeerNodig)
                return ToLezing(schrijver, token, lezer.Fout);
            Assert.NotEqual(0, gelezen);
            begin += lezer.Verbruikt;

            // The buffer of the way in holds two tokens of the greatest length.
            Assert.True(einde - begin < XmlLimieten.MaxTokenLengte);
        }
    }

    private static Lezing ToLezing(Lezing.Schrijver schrijver, XmlToken token, XmlFout fout)
        => schrijver.ToLezing(token == XmlToken.EindeDocument ? null : fout.ToString());

    private static XmlToken Read(ref Utf8XmlReader lezer, Lezing.Schrijver schrijver)
    {
        while (true)
        {
            var token = lezer.Read();
            switch (token)
            {
                case XmlToken.StartElement:
                    schrijver.Start(Encoding.UTF8.GetString(lezer.Namespace), Encoding.UTF8.GetString(lezer.LokaleNaam));
                    for (var i = 0; i < lezer.AantalAttributen; i++)
                    {
                        var attribuut = lezer.Attribuut(i);
                        schrijver.Attribuut(Encoding.UTF8.GetString(attribuut.Namespace), Encoding.UTF8.GetString(attribuut.LokaleNaam), attribuut.ToText());
                    }

                    break;
                case XmlToken.EindeElement:
                    schrijver.Einde();
                    break;
                case XmlToken.Tekst:
                    schrijver.Tekst(Encoding.UTF8.GetString(lezer.Tekst));
                    break;
                default:
                    return token;
            }
        }
    }
}
