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

    /// <summary>Whether a word counts people without saying which.</summary>
    public static bool IsOfPeople(string lower) => People.Contains(lower);

    /// <summary>The fate that stands next to a number; null for none.</summary>
    public static int? At(ReadText text, Quantity number)
    {
        int? nearest = null;
        var least = int.MaxValue;
        Look(1);
        Look(-1);
        return nearest;

        void Look(int side)
        {
            var far = 0;
            for (var i = side > 0 ? number.End : number.First - 1; i >= 0 && i < text.Tokens.Length && far < Reach; i += side)
            {
                if (text.Tokens[i].Sentence != text.Tokens[number.First].Sentence) return;
                far += 1;
                var gap = text.Tokens[side > 0 ? i : i + 1].Gap;
                if (gap == Gap.Strong) return;
                if (gap == Gap.Light) far += 2;
                if (!Known.TryGetValue(text.Tokens[i].Lower, out var fate) || far >= least) continue;
                (nearest, least) = (fate, far);
                return;
            }
        }
    }
}
