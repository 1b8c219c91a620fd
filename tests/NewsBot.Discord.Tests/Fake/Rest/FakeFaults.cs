namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>What is to go wrong: a queue of faults, each for so many requests that are like that.</summary>
public sealed class FakeFaults
{
    private readonly List<Rule> rules = [];

    /// <summary>Requests to a path, which may have <c>*</c> for one of its parts, go wrong from now on.</summary>
    /// <param name="times">How many of them; the rest are served.</param>
    public void On(string method, string path, FakeFault fault, int times = 1) =>
        On(request => request.Is(method, path), fault, times);

    public void On(Func<FakeRequest, bool> when, FakeFault fault, int times = 1)
    {
        lock (rules) rules.Add(new Rule(when, fault, times));
    }

    /// <summary>From now on everything is served.</summary>
    public void Clear()
    {
        lock (rules) rules.Clear();
    }

    internal FakeFault? For(FakeRequest request)
    {
        lock (rules)
        {
            var index = rules.FindIndex(rule => rule.When(request));
            if (index < 0) return null;
            var rule = rules[index];
            if (rule.Left > 1) rules[index] = rule with { Left = rule.Left - 1 };
            else rules.RemoveAt(index);
            return rule.Fault;
        }
    }

    private sealed record Rule(Func<FakeRequest, bool> When, FakeFault Fault, int Left);
}
