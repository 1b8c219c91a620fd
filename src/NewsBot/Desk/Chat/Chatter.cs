using System.Collections.Frozen;
using NewsBot.Retrieval.Questions;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Desk.Chat;

/// <summary>Recognizes what members say to each other in a thread of the bot, or below one of its answers.</summary>
internal static class Chatter
{
    private static readonly FrozenSet<string> QuestionOpeners = Lexicon.English.Words("question-openers");
    private static readonly FrozenSet<string> Requests = Lexicon.English.Words("request-words");

    /// <summary>
    /// Returns true if a message asks the bot for nothing. A message that mentions the bot is never chatter; one that only stands
    /// in its thread must look like a question.
    /// </summary>
    public static bool IsChatter(ChatMessage message) =>
        !message.IsAddressed && MessageClassifier.Classify(message.Text) switch
        {
            MessageKind.SmallTalk => true,
            MessageKind.Question => message.InReplyTo is null && !LooksLikeQuestion(message.Text),
            _ => false,
        };

    private static bool LooksLikeQuestion(string text)
    {
        if (text.Contains('?') || text.StartsWith('/')) return true;
        var reader = new WordReader(text);
        return reader.MoveNext() && Tokenizer.Fold(reader.Word) is var first
            && (QuestionOpeners.Contains(first) || Requests.Contains(first));
    }
}
