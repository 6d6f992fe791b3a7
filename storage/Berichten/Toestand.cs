namespace IB.Gateway.Storage;

/// <summary>The state of a message. Every transition is recorded with time and cause.</summary>
/// <remarks>The numbers are stored; never renumber.</remarks>
public enum Toestand : byte
{
    /// <summary>Taken in; only ever seen as the first line of the history.</summary>
    Ontvangen = 1,

    /// <summary>Refused by a check; <see cref="Fout"/> says which.</summary>
    Afgekeurd = 2,

    /// <summary>Waits for its receiver: in the mailbox, or for its next push.</summary>
    Klaargezet = 3,

    /// <summary>A push was started, or the payload was fetched, and the receiver has not confirmed yet.</summary>
    Aangeboden = 4,

    /// <summary>The receiver confirmed. Final.</summary>
    Bezorgd = 5,

    /// <summary>All attempts are used up; an operator may resend.</summary>
    Mislukt = 6,

    /// <summary>The receiver did not fetch it in time; an operator may resend.</summary>
    Verlopen = 7,

    /// <summary>Accepted while its type was frozen, and kept from its receiver until the freeze is over.</summary>
    Vastgehouden = 8,
}
