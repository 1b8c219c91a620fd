using System.Text.Json.Nodes;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>A way in which a request goes wrong.</summary>
public sealed record FakeFault
{
    private FakeFault()
    {
    }

    internal int Status { get; private init; }

    internal JsonObject? Body { get; private init; }

    internal TimeSpan? RetryAfter { get; private init; }

    internal bool Global { get; private init; }

    internal bool CutsBefore { get; private init; }

    internal bool CutsAfter { get; private init; }

    internal Task? Gate { get; private init; }

    /// <summary>The connection is cut; nothing was done.</summary>
    public static FakeFault Cut { get; } = new() { CutsBefore = true };

    /// <summary>It is done, but the connection is cut before the answer.</summary>
    public static FakeFault CutAnswer { get; } = new() { CutsAfter = true };

    /// <summary>403: the bot may not do that there.</summary>
    public static FakeFault MissingPermissions => Of(Refusal.MissingPermissions);

    /// <summary>403: the bot does not see the channel.</summary>
    public static FakeFault MissingAccess => Of(Refusal.MissingAccess);

    /// <summary>404: there is no such channel, any more.</summary>
    public static FakeFault UnknownChannel => Of(Refusal.UnknownChannel);

    /// <summary>429, with all the headers.</summary>
    /// <param name="retryAfter">The header has it in whole seconds, rounded up, and the body exactly.</param>
    /// <param name="global">Whether it is for everything, not for this route alone.</param>
    public static FakeFault RateLimited(TimeSpan retryAfter, bool global = false) =>
        new() { Status = 429, RetryAfter = retryAfter, Global = global };

    /// <summary>Answers with the status and without JSON, as proxies do: 500, 502, 503.</summary>
    public static FakeFault Broken(int status) => new() { Status = status };

    /// <summary>Answers with an error of Discord's.</summary>
    public static FakeFault Refused(int status, int code, string message) => Of(new Refusal(status, code, message));

    /// <summary>Is served once the gate has opened; until then it hangs.</summary>
    public static FakeFault Held(Task gate) => new() { Gate = gate };

    private static FakeFault Of(Refusal refusal) => new() { Status = refusal.Status, Body = refusal.ToJson() };
}
