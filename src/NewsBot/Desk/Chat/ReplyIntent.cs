using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Desk.Chat;

/// <summary>What a reply to another member's message wants with that message.</summary>
internal enum ReplyIntent
{
    /// <summary>Nothing: the reply does not point to it.</summary>
    None,

    /// <summary>The reply is a question of its own that may need the message to be understood: "who is behind this?"</summary>
    Context,

    /// <summary>The message is what is asked about: "what about this?"</summary>
    Ask,

    /// <summary>The message is to be checked: "is this true?"</summary>
    Check,
}

/// <summary>Tells by the words of a reply what it wants with the message that it replies to.</summary>
internal static class ReplyIntents
{
    // In words. Whoever writes more says something of their own.
    private const int MaxWords = 12;

    private static readonly FrozenSet<string> Truth = Lexicon.English.Words("truth-words");
    private static readonly FrozenSet<string> Pointers = Lexicon.English.Words("message-pointers");
    private static readonly FrozenSet<string> References = Lexicon.English.Words("message-references");
    private static readonly FrozenSet<string> Periods = Lexicon.English.Words("period-nouns");

    private static readonly HashSet<string> Fillers =
        [.. Lexicon.English.Words("message-reference-fillers"), .. Lexicon.English.Words("small-talk-fillers")];

    /// <summary>Returns what a reply wants; <see cref="ReplyIntent.Ask"/> if it says nothing at all.</summary>
    public static ReplyIntent Classify(string reply)
    {
        var words = ReadWords(reply);
        if (words.Count == 0) return ReplyIntent.Ask;
        // "This week" points to no message.
        var isPointing = words.Index().Any(word => Pointers.Contains(word.Item)
            && !Periods.Contains(words.ElementAtOrDefault(word.Index + 1) ?? ""));
        var isAlone = words.Count <= MaxWords && words.TrueForAll(word =>
            Truth.Contains(word) || Pointers.Contains(word) || References.Contains(word) || Fillers.Contains(word));
        if (!isAlone) return isPointing ? ReplyIntent.Context : ReplyIntent.None;
        var isQuestion = reply.Contains('?');
        // "Fact check", but not "you are right".
        var isOrder = words.Count > 1 && Truth.Contains(words[0]);
        if (words.Exists(Truth.Contains) && (isPointing || isQuestion || isOrder)) return ReplyIntent.Check;
        return isPointing || words.Exists(References.Contains) ? ReplyIntent.Ask : ReplyIntent.None;
    }

    private static List<string> ReadWords(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text);
        while (reader.MoveNext())
            words.AddRange(Tokenizer.Fold(reader.Word).Split('-', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Any(char.IsLetterOrDigit)));
        return words;
    }
}
