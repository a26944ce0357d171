using System.Globalization;
using System.Linq;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Rules;

/// <summary>What an issue says, in whole.</summary>
internal static class RuleMessage
{
    /// <summary>The rule's message with the issue's arguments filled in.</summary>
    public static string Format(Issue issue) =>
        string.Format(CultureInfo.InvariantCulture, RuleCatalogue.Of(issue.RuleId).Message, issue.Arguments.Cast<object>().ToArray());
}
