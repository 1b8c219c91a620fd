using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Ingestion.Extraction;
using Shouldly;

namespace NewsBot.Tests.Ingestion.Extraction;

/// <summary>Pages of a town that does not exist, with an article of three paragraphs.</summary>
public abstract class PageTest
{
    protected const string First =
        "The council of Norrholm voted on Monday to let the ferry run again, after eleven hours of debate and two walks "
            + "around the harbour.";

    protected const string Second =
        "“It was about time,” said Ada Quill, who has sold tickets at the pier for thirty years, and who means to go on "
            + "selling them.";

    protected const string Third =
        "The first boat is to leave on Friday at noon, said the harbour master, if the wind, which has been strong, allows it.";

    protected static string Story { get; } = $"<p>{First}</p><p>{Second}</p><p>{Third}</p>";

    protected static string[] Paragraphs { get; } = [First, Second, Third];

    private protected static ArticleReadResult Read(string html, string? url = null) =>
        new ArticleExtractor(new FakeTimeProvider(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero)))
            .Extract(html, "page", url);

    private protected static ArticleReadResult ReadBody(string body, string head = "<title>Ferry to run again</title>") =>
        Read($"<html><head>{head}</head><body>{body}</body></html>");

    protected static string[] ParagraphsIn(string body, string head = "<title>Ferry to run again</title>") =>
        ReadBody(body, head).Article.ShouldNotBeNull().Body.Split("\n\n");
}
