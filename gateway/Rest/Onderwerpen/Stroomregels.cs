using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace IB.Gateway.Rest;

/// <summary>The frame of server-sent events (HTML standard, 9.2.6).</summary>
internal static class Stroomregels
{
    /// <summary>Name of an event that tells how far the client is.</summary>
    public const string Stand = "stand";

    /// <summary>Name of the last event of a stream that the client may not go on with.</summary>
    public const string Einde = "einde";

    /// <summary>Tells the client how long to wait before it comes back.</summary>
    public static void WriteRetry(PipeWriter doel, TimeSpan wacht) => Write(doel, $"retry: {(long)wacht.TotalMilliseconds}\n\n");

    /// <summary>
    /// Something on the line, so that nobody in between takes it for dead; and where the client is, which it keeps without telling its program.
    /// </summary>
    public static void WriteHartslag(PipeWriter doel, long verder) => Write(doel, $": hartslag\nid: {Gebeurtenisschrijver.Tekst(verder)}\n\n");

    /// <summary>Begins an event; its data follow, without line ends.</summary>
    /// <param name="doel">Where to.</param>
    /// <param name="verder">The position after it: what the client sends as Last-Event-ID when it comes back.</param>
    /// <param name="naam">Its name; <see langword="null"/> for a message.</param>
    public static void Begin(PipeWriter doel, long verder, string? naam)
        => Write(doel, $"id: {Gebeurtenisschrijver.Tekst(verder)}\n{(naam is null ? string.Empty : $"event: {naam}\n")}data: ");

    /// <summary>Ends an event.</summary>
    public static void End(PipeWriter doel) => doel.Write("\n\n"u8);

    private static void Write(PipeWriter doel, string tekst) => Encoding.ASCII.GetBytes(tekst, doel);
}
