using System.Globalization;
using System.Text;
using NewsBot.Briefing.Changes;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Notifications;

/// <summary>Formats an alert: one line for each new story on a topic.</summary>
internal static class AlertText
{
    public static string Format(NewStories news, string topic)
    {
        var text = new StringBuilder($"News on {TopicText.Quote(topic)}:");
        foreach (var story in news.Stories)
        {
            var citation = news.Citations[story.Citation - 1];
            text.Append(CultureInfo.InvariantCulture,
                $"\n{(story.IsNew ? "" : $"Now also {citation.Article.Outlet}: ")}{citation.DisplayText} [{story.Citation}]");
        }

        if (news.MoreCount > 0)
            text.Append(CultureInfo.InvariantCulture,
                $"\n{TopicText.Count(news.MoreCount, "more story")}: /whatsnew {topic.ReplaceLineEndings(" ")}");
        return text.ToString();
    }
}
