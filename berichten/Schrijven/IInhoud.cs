namespace IB.Gateway.Berichten;

/// <summary>A group of elements that can be written.</summary>
internal interface IInhoud
{
    /// <summary>Writes the elements, in the order of the schema.</summary>
    void Write(Berichtopmaak opmaak);
}
