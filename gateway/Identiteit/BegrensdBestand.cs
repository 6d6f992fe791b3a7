namespace IB.Gateway.Identiteit;

/// <summary>Reads small files whole, but never more than the caller is prepared to hold.</summary>
internal static class BegrensdBestand
{
    /// <exception cref="IOException">Missing, unreadable or larger than <paramref name="maximum"/> bytes.</exception>
    /// <exception cref="UnauthorizedAccessException">Not ours to read.</exception>
    public static byte[] Read(string pad, int maximum)
    {
        using var stroom = new FileStream(pad, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stroom.Length > maximum)
            throw new IOException($"{pad} is {stroom.Length} bytes groot; meer dan {maximum} bytes wordt niet gelezen.");
        var inhoud = new byte[stroom.Length];
        stroom.ReadExactly(inhoud);
        return inhoud;
    }
}
