namespace IB.Gateway.Rest;

/// <summary>The one way in which a path of the API may be written.</summary>
internal static class Pad
{
    /// <summary>
    /// Whether the path as routed is made of lower case letters, digits, <c>/</c>, <c>-</c> and <c>.</c>, has no slash at its
    /// end, and stood on the request line in just this way: nothing encoded, no dot segments. Then there is one name for one
    /// resource, and whoever guards paths before the knooppunt reads the same path as the knooppunt.
    /// </summary>
    /// <param name="pad">The path as routed: decoded.</param>
    /// <param name="doel">The request target as received, origin-form or absolute-form.</param>
    public static bool IsCanoniek(string? pad, string doel)
    {
        if (string.IsNullOrEmpty(pad) || pad.EndsWith('/') || pad.AsSpan().ContainsAnyExcept(Tekens))
            return false;
        var rauw = doel.AsSpan();
        if (!rauw.StartsWith("/"))
        {
            var begin = rauw.IndexOf("://");
            var eindeHost = begin < 0 ? -1 : rauw[(begin + 3)..].IndexOf('/');
            if (eindeHost < 0)
                return false;
            rauw = rauw[(begin + 3 + eindeHost)..];
        }

        var vraag = rauw.IndexOf('?');
        return (vraag < 0 ? rauw : rauw[..vraag]).SequenceEqual(pad);
    }

    private static readonly System.Buffers.SearchValues<char> Tekens = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789/-.");
}
