using System.Text.RegularExpressions;

namespace IB.Gateway.Validation;

/// <summary>
/// The time limit on patterns counts time and not work: a machine that halts for a moment, as a virtual one does, lets a value fail
/// that is as innocent as any. Such bad luck does not come three times running; a hostile value comes back each time.
/// </summary>
internal static class Patroontijd
{
    internal const int MaxPogingen = 3;

    /// <summary>Does the work, and again when a pattern ran out of time.</summary>
    /// <exception cref="RegexMatchTimeoutException">It ran out of time at every attempt.</exception>
    internal static T Run<T>(Func<T> werk)
    {
        for (var poging = 1; ; poging++)
        {
            try
            {
                return werk();
            }
            catch (RegexMatchTimeoutException) when (poging < MaxPogingen)
            {
                // Again.
            }
        }
    }
}
