using System.Collections.Frozen;
using NewsBot.Answering.Claims;

namespace NewsBot.Briefing.Differences;

/// <summary>
/// What befell those who are counted. Twelve dead and thirty hurt are no disagreement, and "killed 12" and "12 lost their lives" are
/// one thing, although no word is the same.
/// </summary>
internal static class Fates
{
    private const int Reach = 6;

    private static readonly FrozenDictionary<string, int> Known = """
        dead die died dies dying death deaths kill killed kills killing fatalities fatality perished drowned slain lives bodies executed|
        injured injure injures injuring injuries hurt wounded wounding wounds|
        missing unaccounted disappeared|
        evacuated evacuate evacuating evacuees evacuation fled flee fleeing displaced left leave homeless|
        arrested arrest arrests arresting detained detain detentions custody|
        rescued rescue rescues rescuing saved ashore survived survivors|
        returned return returning returns|
        infected infections cases|
        charged indicted|convicted sentenced|hostages captive captives abducted kidnapped|released freed
        """.Split('|').SelectMany((words, fate) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => KeyValuePair.Create(word, fate))).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> People = """
        people person persons residents inhabitants passengers evacuees victims dead deaths injured wounded missing fatalities casualties
        bodies survivors others killed arrests cases hostages captives
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    // "The death toll rose to 14", "the number of dead stands at 14".
    private static readonly FrozenSet<string> Leading =
        "toll rose risen rises climbed reached reaches stands stood number total count".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word counts people without saying which.</summary>
    public static bool IsOfPeople(string lower) => People.Contains(lower);

    /// <summary>The fate that stands next to a number, with nothing told between; null for none.</summary>
    public static int? At(ReadText text, Quantity number) => TokenAt(text, number) is { } token ? Known[text.Tokens[token].Lower] : null;

    /// <summary>The token that says it; null for none.</summary>
    public static int? TokenAt(ReadText text, Quantity number) => Behind(text, number) ?? Before(text, number);

    private static int? Behind(ReadText text, Quantity number)
    {
        for (var i = number.End; i < text.Tokens.Length && i < number.End + Reach && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i++)
        {
            if (text.Tokens[i].Gap > Gap.Joined) return null;
            if (Known.ContainsKey(text.Tokens[i].Lower)) return i;
            if (!IsPassedOver(text, i)) return null;
        }

        return null;
    }

    private static int? Before(ReadText text, Quantity number)
    {
        for (var i = number.First - 1; i >= 0 && i >= number.First - Reach && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i--)
        {
            if (text.Tokens[i + 1].Gap > Gap.Joined) return null;
            // "The blast left 12 people in tears": it is not they who left.
            if (text.Tokens[i].Lower is not ("left" or "leave") && Known.ContainsKey(text.Tokens[i].Lower)) return i;
            if (!IsPassedOver(text, i) && !Leading.Contains(text.Tokens[i].Lower)) return null;
        }

        return null;
    }

    private static bool IsPassedOver(ReadText text, int token) =>
        text.Tokens[token] is var word && (word.IsStop || IsOfPeople(word.Lower) || word.Lower.EndsWith("ly", StringComparison.Ordinal) || text.IsInFact(token));
}
