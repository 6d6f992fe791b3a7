namespace IB.Gateway.Limieten;

/// <summary>A rate with a burst. Safe for use by many threads at once.</summary>
internal interface IEmmer : IDisposable
{
    /// <summary>Takes <paramref name="aantal"/> out, or nothing when there is not that much in it. Never waits.</summary>
    /// <param name="aantal">From 0; what is more than the bucket holds counts as a bucketful.</param>
    /// <param name="wacht">After how long there will be, if nobody else takes any.</param>
    bool TryTake(long aantal, out TimeSpan wacht);
}

/// <summary>A bucket of which this node knows what is in it.</summary>
internal interface IEigenEmmer : IEmmer
{
    /// <summary>What can be taken out now, 0 or more.</summary>
    long Beschikbaar { get; }
}
