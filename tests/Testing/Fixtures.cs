using System.Text;

namespace IB.Gateway.Testing;

/// <summary>
/// The example messages, byte for byte as they travel: UTF-8 without BOM, lines ended by CR and LF (OP192). Persons are
/// invented and carry BSNs from the test range.
/// </summary>
/// <remarks>
/// <para>Names look like <c>iwmo-3.2/WMO301.xml</c>. The messages of one standard form one story: the 302 answers the 301,
/// and so on; <c>WMO302-afgekeurd.xml</c> is the other answer to the same 301, with the whole message echoed.</para>
/// <para>Those of a stand-in are in its own namespace, and no example of what is really sent.</para>
/// <para><c>ongeldig/</c> holds messages with the one fault that their name tells, <c>stuf/</c> bare StUF envelopes.</para>
/// </remarks>
public static class Fixtures
{
    private const string Wortel = "fixtures/";

    /// <summary>The names of all fixtures, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(Fixtures).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Wortel, StringComparison.Ordinal))
            .Select(n => n[Wortel.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The names of the fixtures in one folder: that of a pack (<c>iwmo-3.2</c>), <c>ongeldig</c> or <c>stuf</c>.</summary>
    public static IEnumerable<string> In(string map) => All.Where(n => n.StartsWith(map + "/", StringComparison.Ordinal));

    /// <summary>The names of the examples of every message type: all that is valid and no envelope.</summary>
    public static IEnumerable<string> Berichten
        => All.Where(n => !n.StartsWith("ongeldig/", StringComparison.Ordinal) && !n.StartsWith("stuf/", StringComparison.Ordinal));

    public static byte[] Bytes(string naam)
    {
        using var stream = typeof(Fixtures).Assembly.GetManifestResourceStream(Wortel + naam)
            ?? throw new ArgumentException($"There is no fixture {naam}.", nameof(naam));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string Text(string naam) => Encoding.UTF8.GetString(Bytes(naam));

    /// <summary>The functie of a message fixture: <c>WMO302</c> for <c>iwmo-3.2/WMO302-afgekeurd.xml</c>.</summary>
    public static string Functie(string naam) => Path.GetFileNameWithoutExtension(naam).Split('-')[0];
}
