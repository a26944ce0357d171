using StaticNet.Generator.Tests.Emitted;

// What tests run in a process of their own: without wide vectors, or without other tests beside it.
return args switch
{
    ["judge", var every] => Children.Judge(int.Parse(every, System.Globalization.CultureInfo.InvariantCulture)),
    ["edges"] => Children.JudgeEdges(),
    ["allocate"] => Children.Allocate(),
    ["culture", var name] => Cultures.Say(name),
    _ => 2,
};
