using System.Collections.Frozen;

namespace NewsBot.Answering.Claims;

/// <summary>
/// Compares what two texts say is so with what they say is not. A cue ("not", "never", "refused") is tied to the next word of
/// meaning behind it; where the other text has that word, it must have a cue for it as well.
/// </summary>
internal sealed class Polarity(WordKin kin)
{
    // So many tokens before a word a cue may stand and still be meant for it.
    private const int Reach = 6;

    private static readonly FrozenSet<string> Cues = Words("""
        not no never without nobody none nothing neither nor cannot nowhere hardly barely
        deny denied denies denying refuse refused refuses refusing fail failed fails failing failure decline declined declines
        lack lacked lacks lacking unable unlikely reject rejected rejects rejecting avoid avoided prevent prevented
        """);

    // These alone turn a sentence round whatever else it says; the others are as often what it is about.
    private static readonly FrozenSet<string> StrongCues = Words("not no never without nobody none neither cannot denied denies refused refuses");

    // "not only", "no more than", "no doubt" deny nothing.
    private static readonly FrozenSet<string> Undone = Words("only just merely least necessarily doubt fewer later less sooner surprise matter");

    private static readonly FrozenSet<string> Light = Words(
        "be become get give take make go come want let like say think intend plan expect seem appear able use try go yet ever more any longer");

    /// <summary>The cue in one of the texts that the other has no match for, as a token of the text named; null where they agree.</summary>
    public (bool IsInClaim, int Token)? Difference(ReadText claim, IReadOnlyList<int> claimTokens, ReadText source, SentenceRange window, int primary)
    {
        var said = Range(source, window.First, window.Last);
        foreach (var i in claimTokens)
        {
            if (!IsCue(claim, i, isStrong: false)) continue;
            var isStrong = IsCue(claim, i, isStrong: true);
            var head = HeadOf(claim, i);
            var places = head < 0 ? [] : PlacesOf(claim.Tokens[head], source, said);
            var isDenied = places.Count > 0 && isStrong ? places.Exists(place => IsDenied(source, place)) : Any(source, said);
            if (!isDenied && !(places.Count == 0 && HasOpposite(claim, head, source, said))) return (true, i);
        }

        for (var i = Range(source, primary, primary).First; i < Range(source, primary, primary).End; i++)
        {
            if (!IsCue(source, i, isStrong: true)) continue;
            var head = HeadOf(source, i);
            if (head < 0) continue;
            var places = claimTokens.Where(token => !claim.Tokens[token].IsStop && kin.AreSame(claim.Tokens[token].Term, source.Tokens[head].Term)).ToList();
            if (places.Count > 0 && !places.Exists(place => IsDenied(claim, place)) && !places.Exists(place => IsDeniedWord(claim, place, source, head))) return (false, i);
        }

        return null;
    }

    private static (int First, int End) Range(ReadText text, int firstSentence, int lastSentence)
    {
        var first = 0;
        while (first < text.Tokens.Length && text.Tokens[first].Sentence < firstSentence) first++;
        var end = first;
        while (end < text.Tokens.Length && text.Tokens[end].Sentence <= lastSentence) end++;
        return (first, end);
    }

    private static bool IsCue(ReadText text, int i, bool isStrong)
    {
        var word = text.Tokens[i].Lower;
        if (word.EndsWith("n't", StringComparison.Ordinal)) return true;
        if (!(isStrong ? StrongCues : Cues).Contains(word)) return false;
        return !(word is "not" or "no" && Undone.Contains(text.Lower(i + 1))) && !(word is "no" && text.Lower(i + 1) is "more" or "less" && text.Lower(i + 2) is "than")
            && !(word is "no" && text.Tokens[i].IsCapital && !text.Tokens[i].IsStart);
    }

    private static int HeadOf(ReadText text, int cue)
    {
        var light = -1;
        for (var i = cue + 1; i < text.Tokens.Length && i <= cue + Reach && text.Tokens[i].Gap < Gap.Strong; i++)
        {
            var token = text.Tokens[i];
            if (token.IsStop || token.HasDigit) continue;
            if (!Light.Contains(token.Lower) && !Light.Contains(token.Term)) return i;
            if (light < 0) light = i;
        }

        return light;
    }

    private List<int> PlacesOf(Token head, ReadText source, (int First, int End) range)
    {
        var places = new List<int>();
        for (var i = range.First; i < range.End; i++)
            if (!source.Tokens[i].IsStop && kin.AreSame(head.Term, source.Tokens[i].Term)) places.Add(i);
        return places;
    }

    private static bool IsDenied(ReadText text, int place)
    {
        for (var i = place; i >= 0 && i >= place - Reach && text.Tokens[i].Sentence == text.Tokens[place].Sentence; i--)
        {
            if (IsCue(text, i, isStrong: false)) return true;
            if (i < place && text.Tokens[i + 1].Gap == Gap.Strong) break;
        }

        if (text.Tokens[place].Lower.StartsWith("un", StringComparison.Ordinal)) return true;
        // "which the minister ruled out"
        for (var i = place + 1; i < text.Tokens.Length && i <= place + Reach && text.Tokens[i].Sentence == text.Tokens[place].Sentence; i++)
            if ((text.Lower(i) is "ruled" && text.Lower(i + 1) is "out") || text.Lower(i) is "never" or "not") return true;
        return false;
    }

    private static bool IsDeniedWord(ReadText claim, int place, ReadText source, int head) =>
        claim.Tokens[place].Lower.StartsWith("un", StringComparison.Ordinal) != source.Tokens[head].Lower.StartsWith("un", StringComparison.Ordinal);

    private static bool Any(ReadText text, (int First, int End) range)
    {
        for (var i = range.First; i < range.End; i++)
            if (IsCue(text, i, isStrong: false) || (text.Lower(i) is "ruled" && text.Lower(i + 1) is "out")
                || (text.Tokens[i].Lower.Length > 5 && text.Tokens[i].Lower.StartsWith("un", StringComparison.Ordinal))) return true;
        return false;
    }

    private bool HasOpposite(ReadText claim, int head, ReadText source, (int First, int End) range)
    {
        if (head < 0) return false;
        var opposites = kin.OppositesOf(claim.Tokens[head].Lower);
        for (var i = range.First; i < range.End; i++)
            if (opposites.Contains(source.Tokens[i].Lower)) return true;
        return false;
    }

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>Neighbouring sentences, by their numbers, both ends among them.</summary>
internal readonly record struct SentenceRange(int First, int Last)
{
    public int Count => Last - First + 1;

    public bool Has(int sentence) => sentence >= First && sentence <= Last;
}
