using IB.Gateway.Validation.Tests.Contract;

namespace IB.Gateway.Validation.Tests.Referentie;

public sealed class ReferentieGeldigTests() : GeldigContract(Proef.Referentie);

public sealed class ReferentieOngeldigTests() : OngeldigContract(Proef.Referentie);

public sealed class ReferentieVijandigTests() : VijandigContract(Proef.Referentie);

public sealed class ReferentieTweeReleasesTests() : TweeReleasesContract(b => new ReferentieValidator(b));

public sealed class ReferentieHerkenTests() : HerkenContract(Proef.Referentie);

public sealed class ReferentieKopTests() : KopContract(b => new ReferentieValidator(b));
