namespace IB.Gateway.Storage.Zoeken;

/// <summary>The work that a page may still cost, about the price of finding a row in a table each.</summary>
internal sealed class Zoekwerk(int over)
{
    private int _over = over;

    /// <summary>There is none left.</summary>
    public bool Op => _over <= 0;

    public void Take(int werk) => _over -= werk;
}
