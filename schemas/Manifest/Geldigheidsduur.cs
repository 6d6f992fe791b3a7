namespace IB.Gateway.Schemas;

/// <summary>The days on which something holds, both ends included; without an end when <paramref name="Tot"/> is <see langword="null"/>.</summary>
internal readonly record struct Geldigheidsduur(DateOnly Van, DateOnly? Tot);
