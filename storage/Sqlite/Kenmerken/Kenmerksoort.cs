namespace IB.Gateway.Storage.Sqlite.Kenmerken;

/// <summary>
/// What an id is of a message. Apart, because a sender may put all that he sends into one conversation: then its many messages must not be
/// in the way of the one that has the id as its referentienummer.
/// </summary>
internal enum Kenmerksoort
{
    Referentienummer = 1,

    /// <summary>Another id than its referentienummer: who is alone in its conversation so far has one and the same.</summary>
    Conversatie = 2,
}
