namespace IB.Gateway.Berichten;

/// <summary>
/// A value in a validated message. It is read when it is asked for, and not before. <c>ToString</c> never shows it: most values say
/// something about a person.
/// </summary>
public interface IWaarde
{
    /// <summary>The element that holds it; its <see cref="Bandelement.Utf8"/> is the value as the message wrote it.</summary>
    Bandelement Element { get; }

    /// <summary>The value as the message wrote it, as a string.</summary>
    string AsString();
}
