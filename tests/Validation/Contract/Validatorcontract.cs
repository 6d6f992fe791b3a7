using System.Text;

namespace IB.Gateway.Validation.Tests.Contract;

/// <summary>What every validator must do, tested once for each.</summary>
public abstract class Validatorcontract(IBerichtValidator validator)
{
    protected IBerichtValidator Validator { get; } = validator;

    protected Oordeel Validate(byte[] inhoud) => Validator.Validate(inhoud);

    protected Oordeel Validate(string inhoud) => Validate(Encoding.UTF8.GetBytes(inhoud));
}
