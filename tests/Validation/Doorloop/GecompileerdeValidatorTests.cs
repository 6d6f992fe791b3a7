using IB.Gateway.Validation.Tests.Contract;

namespace IB.Gateway.Validation.Tests.Doorloop;

public sealed class GecompileerdGeldigTests() : GeldigContract(Proef.Gecompileerd);

public sealed class GecompileerdOngeldigTests() : OngeldigContract(Proef.Gecompileerd);

public sealed class GecompileerdVijandigTests() : VijandigContract(Proef.Gecompileerd);

public sealed class GecompileerdTweeReleasesTests() : TweeReleasesContract(Proef.Compile);

public sealed class GecompileerdHerkenTests() : HerkenContract(Proef.Gecompileerd);

public sealed class GecompileerdKopTests() : KopContract(Proef.Compile);
