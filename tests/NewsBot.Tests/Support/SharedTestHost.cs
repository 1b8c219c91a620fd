using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Storage;
using Xunit;

namespace NewsBot.Tests.Support;

/// <summary>
/// A bot that two communities share. The fire on the ferry Ilmar is told for everyone, and by an outlet that each of the two
/// follows for itself, which knows of somebody whom nobody else mentions.
/// </summary>
internal sealed class SharedTestHost : IAsyncDisposable
{
    public const string North = "north";
    public const string South = "south";

    public const string Everyones = "The Harbour Post";
    public const string NorthOutlet = "Northern Insider";
    public const string SouthOutlet = "Southern Insider";

    /// <summary>Asked in the same words, each of the two is told something of its own.</summary>
    public const string WhoInspected = "Which inspector examined the burnt cable of the ferry Ilmar?";
    public const string NorthFact = "Inspector Ulla Brekk examined the burnt cable of the ferry Ilmar on Saturday.";
    public const string SouthFact = "Inspector Pavo Lindt examined the burnt cable of the ferry Ilmar on Sunday.";

    public const string Rescued = "How many passengers of the ferry Ilmar were brought ashore at Ostwick?";

    private SharedTestHost(TestHost host) => House = host;

    public TestHost House { get; }

    public string NorthId { get; private set; } = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SharedTestHost> StartAsync(TestHost? host = null)
    {
        var shared = new SharedTestHost(host ?? new TestHost());
        await shared.PublishAsync(SomeNews.FireReport("", Everyones) with { Id = null, Url = "https://post.example/fire" });
        shared.NorthId = (await shared.PublishAsync(NorthArticle, North)).Id;
        await shared.PublishAsync(Report(SouthOutlet, SouthFact, "https://south.example/fire"), South);
        await shared.House.Stories.CatchUpAsync(null, Cancellation);
        return shared;
    }

    public static Article NorthArticle => Report(NorthOutlet, NorthFact, "https://north.example/fire");

    public static Article Report(string outlet, string fact, string url) =>
        SomeNews.FireReport("", outlet, body: $"{SomeNews.FireBody}\n\n{fact}",
            title: $"{SomeNews.FireTitle} ({outlet})") with
        { Id = null, Url = url };

    /// <summary>Takes an article in as a feed brings it.</summary>
    public Task<StoredArticle> PublishAsync(Article article, string? community = null) =>
        House.Archive.StorePublishedAsync(article, null, community, Cancellation);

    public Task<Reply> AskAsync(string question, string? community, params (string Name, string Value)[] options) =>
        HandleAsync("ask", community, [("question", question), .. options]);

    public Task<Reply> HandleAsync(string command, string? community, params (string Name, string Value)[] options) =>
        House.Desk.HandleAsync(Request(command, community, options), Cancellation);

    public static Request Request(string command, string? community, params (string Name, string Value)[] options) =>
        new(command, options.ToDictionary(option => option.Name, option => option.Value)) { Community = community };

    public Task<IReadOnlyList<string>> SuggestAsync(string option, string typed, string? community) =>
        House.Desk.Catalogue.SuggestAsync("ask", option, typed, Request("ask", community), Cancellation);

    /// <summary>Whether the text gives away anything of what is private to another.</summary>
    public static IEnumerable<string> LeaksTo(string? community, string text)
    {
        string[] north = [NorthOutlet, "Brekk", "north.example"], south = [SouthOutlet, "Lindt", "south.example"];
        var foreign = (community == North ? [] : north).Concat(community == South ? [] : south);
        return foreign.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
