using StaticNet.Generator.Tests.Emitted;

// What tests run in a process of their own: with other vectors, or without other tests beside it.
return args switch
{
    ["judge", var every] => Children.Judge(int.Parse(every, System.Globalization.CultureInfo.InvariantCulture)),
    ["wide"] => Children.JudgeWide(),
    ["edges"] => Children.JudgeEdges(),
    ["allocate"] => Children.Allocate(),
    ["culture", var name] => Cultures.Say(name),
    _ => 2,
};
