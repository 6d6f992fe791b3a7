namespace IB.Gateway.Redis;

/// <summary>What Redis is asked for.</summary>
internal enum Redisdoel
{
    /// <summary>A bucket or a count that nodes share.</summary>
    Limieten = 1,

    /// <summary>Whose turn it is.</summary>
    Beurten,

    /// <summary>Whether it is there.</summary>
    Teken,
}

/// <summary>What became of a question.</summary>
internal enum Redisuitkomst
{
    /// <summary>An answer that can be one.</summary>
    Beantwoord = 1,

    /// <summary>None in time, a refusal, or rubbish.</summary>
    Mislukt,

    /// <summary>Not asked: Redis is gone.</summary>
    Overgeslagen,
}
