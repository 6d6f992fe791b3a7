namespace IB.Gateway.Beheer;

/// <summary>The phases of starting up, in order. No work begins before recovery is over.</summary>
internal enum Fase
{
    /// <summary>The store recovers what a crash left behind.</summary>
    Herstel = 1,

    /// <summary>What is there is checked: keys, directory, schemas, the journal.</summary>
    Verificatie,

    /// <summary>The listeners open.</summary>
    Openen,

    /// <summary>The loops start.</summary>
    Werk,

    /// <summary>Everything runs; messages may come.</summary>
    Gereed,

    /// <summary>The host is stopping; no more messages, please.</summary>
    Stopt,
}
