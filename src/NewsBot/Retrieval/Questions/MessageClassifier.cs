using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Retrieval.Questions;

/// <summary>What a message to the bot asks for.</summary>
internal enum MessageKind
{
    /// <summary>Something about the coverage.</summary>
    Question,

    /// <summary>Nothing: thanks, a greeting, laughter, praise.</summary>
    SmallTalk,

    /// <summary>What the bot can do.</summary>
    Help,

    /// <summary>The news of the day, of no particular subject.</summary>
    LatestNews,
}

/// <summary>
/// Tells questions from small talk before anything is searched. A message is no question only if all of its words are those of
/// small talk, so one word that is about something makes it a question.
/// </summary>
internal static class MessageClassifier
{
    // In words. Nobody says so much without saying something.
    private const int MaxWords = 14;

    private static readonly FrozenSet<string> SmallTalk = Lexicon.English.Words("small-talk");
    private static readonly FrozenSet<string> SmallTalkFillers = Lexicon.English.Words("small-talk-fillers");
    private static readonly FrozenSet<string> LatestNews = Lexicon.English.Words("latest-news-words");
    private static readonly FrozenSet<string> LatestNewsFillers = Lexicon.English.Words("latest-news-fillers");
    private static readonly FrozenSet<string> Thanks =
        ["thanks", "thank", "thankyou", "thx", "thnx", "ty", "tysm", "cheers", "danke", "merci", "gracias", "спасибо"];

    private static readonly FrozenSet<string> ToTheBot = ["you", "u", "ur", "your", "youre", "bot", "newsbot", "robot"];
    private static readonly FrozenSet<string> HelpVerbs = ["can", "do", "are", "does", "work", "works", "use"];

    /// <summary>Returns what a message asks for.</summary>
    public static MessageKind Classify(string text)
    {
        var words = ReadWords(text);
        if (words.Count > MaxWords) return MessageKind.Question;
        // Emoji alone.
        if (words.Count == 0) return text.Any(char.IsSurrogate) ? MessageKind.SmallTalk : MessageKind.Question;
        if (IsHelp(words)) return MessageKind.Help;
        if (words.Exists(LatestNews.Contains)
            && words.TrueForAll(word => LatestNews.Contains(word) || LatestNewsFillers.Contains(word)))
            return MessageKind.LatestNews;
        // "Was it good?" goes on with the subject before; "how are you?" does not.
        var isAsked = text.Contains('?') && !words.Exists(ToTheBot.Contains);
        var isSmallTalk = !isAsked && (words.Exists(IsSmallTalk) || words.Exists(ToTheBot.Contains))
            && words.TrueForAll(word => IsSmallTalk(word) || SmallTalkFillers.Contains(word));
        return isSmallTalk ? MessageKind.SmallTalk : MessageKind.Question;
    }

    /// <summary>Returns true if a message of small talk thanks.</summary>
    public static bool IsThanks(string text) => ReadWords(text).Exists(Thanks.Contains);

    private static List<string> ReadWords(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text);
        while (reader.MoveNext() && words.Count <= MaxWords)
            if (Tokenizer.Fold(reader.Word) is { } word && word.Any(char.IsLetterOrDigit)) words.Add(word);
        return words;
    }

    // "help", "help me", "what can you do?", "how do you work?", "who are you?"
    private static bool IsHelp(List<string> words) =>
        words is ["help"] or ["help", "me"] or ["help", "please"] or ["commands"]
        || (words.Count <= 6 && words[0] is "what" or "how" or "who" && words.Exists(ToTheBot.Contains)
        && words.Exists(HelpVerbs.Contains)
            && words is not ["how", "are", "you", ..]
            && words.TrueForAll(word => HelpVerbs.Contains(word) || ToTheBot.Contains(word) || SmallTalkFillers.Contains(word)
                || word == "i"));

    private static bool IsSmallTalk(string word) => SmallTalk.Contains(word) || IsLaughter(word);

    // "hahahaha", "looool"
    private static bool IsLaughter(string word) =>
        word.Length >= 3 && (word.All(letter => letter is 'h' or 'a' or 'e') || word.All(letter => letter is 'l' or 'o'));
}
