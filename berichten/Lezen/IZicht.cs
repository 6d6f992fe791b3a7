namespace IB.Gateway.Berichten;

/// <summary>What an element of a validated message can be looked at as: a group of elements, or a value.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IZicht<TSelf>
    where TSelf : struct, IZicht<TSelf>
{
    /// <summary>The view of an element. Nothing is read or checked yet.</summary>
    static abstract TSelf Of(Bandelement element);
}
