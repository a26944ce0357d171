using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator;

/// <summary>Our own exceptions as issues: a generator that throws is only a warning, and the errors after it baffle.</summary>
internal static class InternalFailure
{
    public static Issue Issue(string network, Exception exception) =>
        new(RuleIds.InternalError, Anchor.Class, new([network, $"{exception.GetType().Name}: {exception.Message}"]));
}
