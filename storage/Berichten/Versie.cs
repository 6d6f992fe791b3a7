using System.Globalization;

namespace IB.Gateway.Storage;

/// <summary>A version and subversion, each 0-9999 and written as four digits in an envelope (koppelvlak 3.1).</summary>
/// <param name="Hoofd">The version: 3 for iWmo 3.2.</param>
/// <param name="Sub">The subversion: 2 for iWmo 3.2.</param>
public readonly record struct Versie(int Hoofd, int Sub)
{
    /// <summary>The eight digits as they stand in <c>details</c> of an Fo01: <c>00030002</c>.</summary>
    public string AchtCijfers => string.Create(CultureInfo.InvariantCulture, $"{Hoofd:D4}{Sub:D4}");

    /// <summary>The version as people write it: <c>3.2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hoofd}.{Sub}");
}
