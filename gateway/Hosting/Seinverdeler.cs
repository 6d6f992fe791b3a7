using IB.Gateway.Routing;

namespace IB.Gateway.Hosting;

/// <summary>Tells of every message that waits for a party to who delivers it, and to who lets others follow it.</summary>
internal sealed class Seinverdeler(Bezorgdienst bezorgdienst, Journaalstaart staart) : IBezorgsein
{
    public void Wake(string partij)
    {
        bezorgdienst.Wake(partij);
        staart.Wake();
    }
}
