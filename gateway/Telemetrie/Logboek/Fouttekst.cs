using System.Text;

namespace IB.Gateway.Telemetrie.Logboek;

/// <summary>Exceptions as text that is fit to be shown.</summary>
internal static class Fouttekst
{
    /// <summary>Type and message, on one line.</summary>
    public static string Of(Exception fout) => $"{fout.GetType().Name}: {Zuivering.Clean(fout.Message)}";

    /// <summary>
    /// Type, message and stack of the exception and of what caused it. The stack keeps its line breaks, since it is ours;
    /// the messages do not, since they may repeat what a client sent.
    /// </summary>
    public static string Full(Exception fout)
    {
        var tekst = new StringBuilder();
        Append(tekst, fout);
        return tekst.ToString();
    }

    private static void Append(StringBuilder tekst, Exception fout)
    {
        tekst.Append(fout.GetType().FullName).Append(": ").Append(Zuivering.Clean(fout.Message));
        if (fout.StackTrace is { } stapel)
            tekst.Append('\n').Append(stapel);
        IEnumerable<Exception> oorzaken = fout is AggregateException alle ? alle.InnerExceptions : fout.InnerException is { } een ? [een] : [];
        foreach (var oorzaak in oorzaken)
            Append(tekst.Append("\n ---> "), oorzaak);
    }
}
