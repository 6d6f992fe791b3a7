using System.Diagnostics;
using System.Globalization;
using IB.Gateway.Storage;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The step at which a process ends itself with SIGKILL: nothing is finished, nothing flushed, no handler runs. As text
/// <c>stap:keer</c>. Safe for use by many threads at once.
/// </summary>
/// <param name="stap">Name of the step.</param>
/// <param name="keer">The passing at which it ends, from 1.</param>
internal sealed class Sterfpunt(string stap, int keer) : IStappen
{
    private int _geteld;

    internal static Sterfpunt Parse(string tekst) => tekst.Split(':') is [var stap, var keer]
        ? new Sterfpunt(stap, int.Parse(keer, CultureInfo.InvariantCulture))
        : throw new FormatException($"{tekst} is no stap:keer.");

    /// <summary>A step of the store: <c>opslag.Duurzaam</c>.</summary>
    public void Reached(Stap stap) => Reached(Naam(stap));

    internal static string Naam(Stap stap) => $"opslag.{stap}";

    /// <summary>Says that a step was reached. Does not return when it is the one.</summary>
    internal void Reached(string bereikt)
    {
        if (bereikt != stap || Interlocked.Increment(ref _geteld) != keer)
            return;
        using var zelf = Process.GetCurrentProcess();
        zelf.Kill();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{stap}:{keer}");
}
