namespace IB.Gateway.Storage.Zoeken;

/// <summary>Volgnummers from and to, both included.</summary>
internal readonly record struct Bereik(long Eerste, long Laatste);
