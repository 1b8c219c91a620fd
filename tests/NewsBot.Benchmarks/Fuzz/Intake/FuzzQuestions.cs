using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Articles;

namespace NewsBot.Benchmarks.Fuzz.Intake;

/// <summary>Something that a question must not give.</summary>
/// <param name="Question">The command and what it was given.</param>
/// <param name="What">What came.</param>
internal sealed record BrokenQuestion(Request Question, string What)
{
    /// <summary>Whether no reply came.</summary>
    public bool IsThrown { get; init; }

    public override string ToString() => $"/{Question.Command} {string.Join(' ', Question.Options.Values)}: {What}";
}

/// <summary>Asks what readers ask of what was taken in, and checks what any reply must be.</summary>
internal sealed partial class FuzzQuestions(NewsDesk desk, ArticleArchive archive)
{
    private static readonly Request[] Always =
    [
        Of("ask", ("question", "How many passengers were brought ashore after the ferry fire?")),
        Of("ask", ("question", "What did Ilse Varga say about the swimming pool in Tarnholt?"), ("explain", "yes")),
        Of("ask", ("question", "Why was the pass above Brask closed?"), ("as_of", "2025-11-01")),
        Of("check",
            ("text",
                "The council of Tarnholt voted to rebuild the market hall. A fire on the ferry Lindholm killed 12 people. "
                    + "Cracks were found in 7 bolts.")),
        Of("summary", ("topic", "ferry fire")),
        Of("timeline", ("topic", "Tarnholt council")),
        Of("quotes", ("person", "Ilse Varga")),
        Of("compare", ("topic", "ferry fire")),
        Of("brief", ("since", "2025-10-01"), ("until", "2025-10-31")),
        Of("brief"),
        Of("coverage"),
    ];

    /// <summary>The same as ever, and some about titles of what came last.</summary>
    public static IEnumerable<Request> About(IEnumerable<string> titles) => Always.Concat(
        titles.SelectMany<string, Request>(title =>
            [Of("ask", ("question", title)), Of("summary", ("topic", title)), Of("check", ("text", title))]));

    /// <summary>Asks, and gives what is wrong with the reply.</summary>
    public async Task<IReadOnlyList<BrokenQuestion>> AskAsync(Request question, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await desk.HandleAsync(question, cancellationToken);
            var wrong = await WrongCitationsAsync(reply, cancellationToken);
            return [.. wrong.Concat(Wrong(reply)).Select(what => new BrokenQuestion(question, what))];
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return [new BrokenQuestion(question, exception.ToString()) { IsThrown = true }];
        }
    }

    private static Request Of(string command, params (string Name, string Value)[] options) =>
        new(command, options.ToDictionary(option => option.Name, option => option.Value)) { IsTextOnly = true };

    private async Task<IReadOnlyList<string>> WrongCitationsAsync(Reply reply, CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        foreach (var citation in reply.Content?.Citations ?? [])
        {
            var body = (await archive.ReadAsync(citation.Article.Id, citation.Article.Version, cancellationToken))?.Body;
            var isExact = body is not null && citation.Span.Start >= 0 && citation.Span.Start
                + citation.Span.Length <= body.Length
                && citation.Span.Cut(body) == citation.Quote;
            if (!isExact) wrong.Add($"citation {citation.Number} is not the text of {citation.Article.Id} at {citation.Span}");
        }

        return wrong;
    }

    private static IEnumerable<string> Wrong(Reply reply)
    {
        var shown = ReplyText.Format(reply);
        if (InternalText.Find(string.Join('\n', reply.Notices.Append(shown))) is { } told) yield return $"internal text: {told}";
        var numbers = reply.Sources.Select(source => source.Number).ToHashSet();
        var marker = Marker().Matches(reply.Text)
            .FirstOrDefault(match => !int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var number)
            || !numbers.Contains(number));
        if (marker is not null) yield return $"marker without a source: {marker.Value}";
        foreach (var post in ReplyRenderer.Render(reply))
        {
            if (post.Text.Length > OutgoingMessage.MaxLength) yield return $"a post of {post.Text.Length} letters";
            if (Mention().Match(post.Text) is { Success: true } mention) yield return $"live mention: {mention.Value}";
        }
    }

    [GeneratedRegex(@"\[(\d{1,3})\]")]
    private static partial Regex Marker();

    [GeneratedRegex(@"@(?:everyone|here)\b|(?<!\\)<(?:@|#)[!&]?\d+>")]
    private static partial Regex Mention();
}
