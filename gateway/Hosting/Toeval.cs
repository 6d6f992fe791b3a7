using System.Security.Cryptography;

namespace IB.Gateway.Hosting;

/// <summary>Random numbers for jitter, from the system's generator.</summary>
internal static class Toeval
{
    private const int Stappen = 1 << 30;

    /// <summary>A number from 0 up to 1.</summary>
    internal static double Next() => RandomNumberGenerator.GetInt32(Stappen) / (double)Stappen;
}
