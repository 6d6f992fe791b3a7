namespace IB.Gateway.Routing;

/// <summary>The checks that a message passes, in the order in which they count: the first that fails gives the answer.</summary>
public enum Controlepunt
{
    /// <summary>The request or envelope cannot be read: not well-formed, not the schema (RIN001).</summary>
    EnvelopOnleesbaar = 1,

    /// <summary>Larger than the limit (IB007).</summary>
    TeGroot,

    /// <summary>zender is not in the directory (IB213).</summary>
    ZenderOnbekend,

    /// <summary>The certificate may not send as this zender (IB002).</summary>
    NietGeautoriseerd,

    /// <summary>The store could not take it (StUF046).</summary>
    OpslagNietMogelijk,

    /// <summary>referentienummer or crossRefnummer is not a lower case UUID v4 (IB009).</summary>
    GeenUuid,

    /// <summary>The same zender used this referentienummer for another message (IB216). The journal tells; no fault below this one counts then.</summary>
    Dubbel,

    /// <summary>The envelope satisfies the schema but not the specification (RIN001).</summary>
    EnvelopOnjuist,

    /// <summary>Another StUF version than agreed (IB798).</summary>
    StufVersie,

    /// <summary>ontvanger is not in the directory (IB210).</summary>
    OntvangerOnbekend,

    /// <summary>The functie does not exist or is not enabled for the organisation (IB234).</summary>
    FunctieNietToegestaan,

    /// <summary>A retour in a Di01 or a heenbericht in a Du01 (IB240).</summary>
    BerichtcodeFunctie,

    /// <summary>The release may not be used between these parties yet (IB234).</summary>
    ReleaseNogNietOpen,

    /// <summary>The release may not be used between these parties any more (IB234).</summary>
    ReleaseGesloten,

    /// <summary>The functie is closed around a change of release (IB103).</summary>
    Bevroren,

    /// <summary>The functie is closed for new heenberichten around a change of release; answers go through (IB103).</summary>
    Leegloop,

    /// <summary>The ontvanger does not take this functie (IB102).</summary>
    GeenRoute,

    /// <summary>Another than the ontvanger carries out the trekkingsrecht for this gemeente (IB102).</summary>
    AnderePgbuitvoerder,

    /// <summary>There is no valid agreement for delivery to the ontvanger (IB101).</summary>
    GeenCpa,

    /// <summary>A retour or foutbericht that does not belong to the message it names (StUF043).</summary>
    AntwoordHoortNietBij,

    /// <summary>The payload is not what it should be (StUF055).</summary>
    InhoudOnjuist,
}
