using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage;

/// <summary>What a step of a processor sees and changes: the same whatever it is kept in.</summary>
internal interface IStapblad
{
    /// <summary>Where a processor is; <see langword="null"/> when it never did a step.</summary>
    Positie? FindPositie(string processor);

    /// <summary>Whether its zender used the referentienummer before.</summary>
    bool IsGeclaimd(Envelop envelop);

    /// <summary>Takes a message into the journal.</summary>
    Bericht Append(VerzegeldeBoeking verzegeld, DateTimeOffset nu);

    /// <summary>Whether there is a message of which the history lacks this remark.</summary>
    bool Mist(Aantekening aantekening);

    /// <summary>Adds a remark to the history of a message.</summary>
    void Note(Aantekening aantekening, DateTimeOffset nu);

    /// <summary>How the delivery of a message is; <see langword="null"/> when it is not to be delivered.</summary>
    Bezorgstand? FindStand(long volgnummer);

    /// <summary>The delivery of a message that has one is in another state from now on.</summary>
    void Move(long volgnummer, Bezorgstand naar, DateTimeOffset nu, string oorzaak);

    /// <summary>A step was done.</summary>
    void Step(Processorstap stap, DateTimeOffset nu);

    /// <summary>A processor is set back.</summary>
    void Reset(string processor, Terugzetting terugzetting, DateTimeOffset nu);
}
