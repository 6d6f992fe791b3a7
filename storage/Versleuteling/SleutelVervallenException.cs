namespace IB.Gateway.Storage.Versleuteling;

/// <summary>The data key was destroyed between sealing and storing; sealing again with a new key helps.</summary>
internal sealed class SleutelVervallenException(long id) : Exception($"Datasleutel {id} bestaat niet meer.")
{
    public long Id => id;
}
