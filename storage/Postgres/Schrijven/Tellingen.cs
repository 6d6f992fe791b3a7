namespace IB.Gateway.Storage.Postgres;

/// <summary>What a transaction changes in the number of messages per state.</summary>
internal sealed class Tellingen
{
    /// <summary>The states that are counted, with their columns in <c>schrijver</c>.</summary>
    public static readonly IReadOnlyList<(Toestand Toestand, string Kolom)> Kolommen =
    [
        (Toestand.Afgekeurd, "afgekeurd"),
        (Toestand.Klaargezet, "klaargezet"),
        (Toestand.Aangeboden, "aangeboden"),
        (Toestand.Bezorgd, "bezorgd"),
        (Toestand.Mislukt, "mislukt"),
        (Toestand.Verlopen, "verlopen"),
        (Toestand.Vastgehouden, "vastgehouden"),
    ];

    private readonly long[] _verschil = new long[1 + (int)Toestand.Vastgehouden];

    /// <summary>By how much the number in a state changes.</summary>
    public long this[Toestand toestand] => _verschil[(int)toestand];

    public void Add(Toestand toestand, long aantal) => _verschil[(int)toestand] += aantal;

    public void Move(Toestand van, Toestand naar)
    {
        Add(van, -1);
        Add(naar, 1);
    }
}
