using System.Text.Json.Nodes;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;

namespace NewsBot.Terminal;

// The one way from a reply to its document, for a command of its own and for a line of a conversation.
internal static partial class Json
{
    /// <summary>The document of a reply. Where a command has none, it says whether the request was understood.</summary>
    public static JsonObject DocumentOf(Reply reply) => reply switch
    {
        { Answer: { } answer } => Fields(answer),
        { Check: { } check } => Fields(check, reply.Notices),
        { Summary: { } summary } => Fields(summary, reply.Notices),
        { Brief: { } brief } => Fields(brief, reply.Notices),
        { Timeline: { } timeline } => Fields(timeline, reply.Notices),
        { Comparison: { } comparison } => Fields(comparison, reply.Notices),
        { News: { } news } => Fields(news, reply.Notices),
        { Quotes: { } quotes } => Fields(quotes, reply.Notices),
        { Coverage: { } coverage } => Fields(coverage, reply.Notices),
        { Feeds: { } feeds } => FeedJson.Of(feeds),
        { AddedFeeds: { } added } => FeedJson.Of(added),
        { TestedFeed: { } tested } => FeedJson.Of(tested),
        _ => new JsonObject
        {
            ["outcome"] = null,
            ["error"] = reply.IsUsageError ? PlainText.Of(reply.Text) : null,
            ["notices"] = Strings(reply.Notices),
        },
    };

    /// <summary>
    /// A reply on one line, as a conversation through a pipe is made of: its document, and its text as a terminal shows it.
    /// </summary>
    public static string LineOf(Reply reply)
    {
        var document = DocumentOf(reply);
        document["text"] = PlainText.Of(reply.Text);
        return Line(document);
    }
}
