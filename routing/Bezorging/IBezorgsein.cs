namespace IB.Gateway.Routing;

/// <summary>Tells the delivery that something waits. Losing a signal delays a message and never loses it.</summary>
public interface IBezorgsein
{
    /// <summary>Something waits for this party. Returns at once.</summary>
    void Wake(string partij);
}
