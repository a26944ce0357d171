namespace StaticNet.Generator.Uses;

/// <summary>A rule about how a network, a trainer or a session is used; one file each. It sees a call and knows the declaration behind it.</summary>
internal abstract class UseRule
{
    /// <summary>All of them, in the order of their numbers.</summary>
    public static readonly UseRule[] All = [new WrongLength(), new LabelOutOfRange(), new WrongTargets(), new UsedAfterDispose(), new SharedBetweenThreads(), new LoadDoesNotFit()];

    /// <summary>The methods that it is about: no other call is looked at.</summary>
    public abstract IReadOnlyList<string> Methods { get; }

    /// <summary>Reports what is wrong with a call.</summary>
    public abstract void Check(Call call);
}
