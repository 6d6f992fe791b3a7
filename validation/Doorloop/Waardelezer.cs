namespace IB.Gateway.Validation;

/// <summary>Reads the text of an element on the band: its bytes, or what those stand for.</summary>
public static class Waardelezer
{
    /// <summary>
    /// The text of an element without child elements: references resolved, line ends made one, comments and instructions left out.
    /// A copy only when the text is not <see cref="Bandregel.Ruw"/>.
    /// </summary>
    /// <param name="regel">Its line on the band.</param>
    /// <param name="data">The document of the band, which is valid.</param>
    public static ReadOnlySpan<byte> Read(in Bandregel regel, ReadOnlySpan<byte> data)
    {
        var bron = data.Slice(regel.Vanaf, regel.Lengte);
        if (regel.Ruw)
            return bron;
        var doel = new byte[bron.Length];
        return doel.AsSpan(0, Resolve(bron, doel));
    }

    private static int Resolve(ReadOnlySpan<byte> bron, Span<byte> doel)
    {
        var lengte = 0;
        while (!bron.IsEmpty)
        {
            if (bron.StartsWith("<![CDATA["u8))
            {
                var einde = bron.IndexOf("]]>"u8);
                lengte += CopyLines(bron["<![CDATA["u8.Length..einde], doel[lengte..]);
                bron = bron[(einde + 3)..];
            }
            else if (bron[0] == '<')
            {
                bron = bron[(bron.StartsWith("<!--"u8) ? bron.IndexOf("-->"u8) + 3 : bron.IndexOf("?>"u8) + 2)..];
            }
            else if (bron[0] == '&')
            {
                var einde = bron.IndexOf((byte)';');
                lengte += XmlVerwijzing.Resolve(bron[1..einde], doel[lengte..]);
                bron = bron[(einde + 1)..];
            }
            else
            {
                var einde = bron.IndexOfAny((byte)'<', (byte)'&') is var plaats and >= 0 ? plaats : bron.Length;
                lengte += CopyLines(bron[..einde], doel[lengte..]);
                bron = bron[einde..];
            }
        }

        return lengte;
    }

    private static int CopyLines(ReadOnlySpan<byte> bron, Span<byte> doel)
    {
        var lengte = 0;
        for (var i = 0; i < bron.Length; i++)
        {
            if (bron[i] != '\r')
                doel[lengte++] = bron[i];
            else if (i + 1 == bron.Length || bron[i + 1] != '\n')
                doel[lengte++] = (byte)'\n';
        }

        return lengte;
    }
}
