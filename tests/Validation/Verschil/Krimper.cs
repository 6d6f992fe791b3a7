namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>Makes a document that shows something as small as it can be while it still shows it.</summary>
internal static class Krimper
{
    /// <summary>Takes away pieces, large ones first, as long as <paramref name="toont"/> stays true.</summary>
    internal static byte[] Shrink(byte[] document, Func<byte[], bool> toont)
    {
        for (var voor = -1; voor != document.Length;)
        {
            voor = document.Length;
            document = WithoutElements(document, toont);
            for (var maat = Math.Max(1, document.Length / 2); maat > 0; maat /= 2)
                document = Without(document, maat, toont);
        }

        return document;
    }

    private static byte[] Without(byte[] document, int maat, Func<byte[], bool> toont)
    {
        for (var begin = 0; begin < document.Length;)
        {
            byte[] kleiner = [.. document[..begin], .. document[Math.Min(document.Length, begin + maat)..]];
            if (toont(kleiner))
                document = kleiner;
            else
                begin += maat;
        }

        return document;
    }

    // From a '<' to any '>' after it: elements go as a whole, and their tags do not hold on to each other.
    private static byte[] WithoutElements(byte[] document, Func<byte[], bool> toont)
    {
        for (var begin = 0; begin < document.Length; begin++)
        {
            if (document[begin] != '<')
                continue;
            for (var einde = document.Length; einde > begin; einde--)
            {
                if (document[einde - 1] != '>')
                    continue;
                byte[] kleiner = [.. document[..begin], .. document[einde..]];
                if (!toont(kleiner))
                    continue;
                document = kleiner;
                begin--;
                break;
            }
        }

        return document;
    }
}
