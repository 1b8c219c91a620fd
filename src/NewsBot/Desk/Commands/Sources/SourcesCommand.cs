using NewsBot.Articles;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Articles;

namespace NewsBot.Desk.Commands.Sources;

/// <summary>Tells which coverage is stored: the outlets, their articles, and the dates.</summary>
internal sealed class SourcesCommand(ArticleArchive archive, TimeProvider time) : Command(Declared)
{
    private const int MaxListed = 20;

    public static CommandDeclaration Declared { get; } =
        new("sources", "What coverage is held, from whom, and how fresh it is")
        {
            Group = CommandGroup.About,
            Examples = ["/sources"],
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var holdings = await archive.GetStatisticsAsync(request.Community, cancellationToken);
        var content = new SourcesContent(holdings);
        if (holdings.Articles == 0) return Reply.Create("No coverage is held yet.", content, []);
        var last = holdings.Outlets.Max(outlet => outlet.Last);
        var lines = new List<string>
        {
            $"{TopicText.Count(holdings.Articles, "article")} of {TopicText.Count(holdings.Outlets.Count, "outlet")}"
            + (last is null ? "; none is dated." : $"; the newest is of {ReplyText.FormatDay(last)}, {FormatAge(last.Value)}."),
        };
        lines.AddRange(holdings.Outlets.Take(MaxListed).Select(outlet =>
            $"  {outlet.Name ?? ArticleReference.UnknownOutlet}: {TopicText.Count(outlet.Articles, "article")}"
                + FormatPeriod(outlet.First, outlet.Last)));
        if (holdings.Outlets.Count > MaxListed)
            lines.Add($"  and {TopicText.Count(holdings.Outlets.Count - MaxListed, "outlet")} more");
        return Reply.Create(string.Join('\n', lines), content, []);
    }

    private string FormatAge(DateTimeOffset moment) =>
        (int)(time.GetUtcNow().UtcDateTime.Date - moment.UtcDateTime.Date).TotalDays switch
        {
            < 0 => "which is yet to come",
            0 => "today",
            1 => "yesterday",
            var days => $"{ReplyText.FormatNumber(days)} days ago",
        };

    private static string FormatPeriod(DateTimeOffset? first, DateTimeOffset? last) => (first, last) switch
    {
        (null, _) or (_, null) => ", undated",
        var (from, to) when from.Value.UtcDateTime.Date == to.Value.UtcDateTime.Date => $", {ReplyText.FormatDay(from)}",
        var (from, to) => $", {ReplyText.FormatDay(from)} to {ReplyText.FormatDay(to)}",
    };
}
