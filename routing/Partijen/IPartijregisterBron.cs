namespace IB.Gateway.Routing;

/// <summary>Where the party directory of this moment comes from.</summary>
public interface IPartijregisterBron
{
    /// <summary>The directory that holds now. Take it once per message.</summary>
    Partijregister Huidig { get; }
}
