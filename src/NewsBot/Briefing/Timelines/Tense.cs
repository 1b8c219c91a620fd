using System.Collections.Frozen;
using NewsBot.Text;

namespace NewsBot.Briefing.Timelines;

/// <summary>
/// Whether what a sentence says of a day lies before the writing or behind it: "on Friday" alone does not tell.
/// </summary>
internal enum Tense
{
    Unknown,
    Past,
    Future,
}

/// <summary>Reads the tense around a place of a text from the nearest word that shows one.</summary>
internal static class TenseReader
{
    private static readonly FrozenSet<string> Future = Set(
        "will won't shall would due scheduled expected planned plans hopes intends aims upcoming wants likely set");

    private static readonly FrozenSet<string> Past = Set(
        "was were had did has have said told met left went came took gave began rose fell won lost ran held found made got "
            + "broke sent "
        + "spoke led kept stood grew shut became brought saw knew wrote paid sold bought died struck hit");

    // "To" behind one of these speaks of what is to come: "is to open", "agreed to meet".
    private static readonly FrozenSet<string> BeforeTo = Set(
        "is are due set expected scheduled planned plans plan hopes hope intends aims going ready about agreed promised vowed");

    private static readonly FrozenSet<string> NoPast =
        Set("need speed indeed hundred feed seed united red exceed proceed succeed breed");

    /// <summary>The tense of the words before a token of its sentence, and where they show none, of those behind it.</summary>
    public static Tense At(AnnotatedText text, int token)
    {
        var sentence = text.Tokens[token].Sentence;
        for (var i = token - 1; i >= 0 && text.Tokens[i].Sentence == sentence; i--)
            if (Of(text, i) is not Tense.Unknown and var tense) return tense;
        for (var i = token + 1; i < text.Tokens.Length && text.Tokens[i].Sentence == sentence; i++)
            if (Of(text, i) is not Tense.Unknown and var tense) return tense;
        return Tense.Unknown;
    }

    private static Tense Of(AnnotatedText text, int i)
    {
        var word = text.Lower(i);
        if (Future.Contains(word) || word.EndsWith("'ll", StringComparison.Ordinal)) return Tense.Future;
        if (word is "to" && (BeforeTo.Contains(text.Lower(i - 1)) || text.Lower(i + 1) is "be")) return Tense.Future;
        // "Will be closed" and "is closed" leave it to the word before.
        var isPast = Past.Contains(word) || (word is [>= 'a' and <= 'z', _, .., 'e', 'd'] && !NoPast.Contains(word));
        return isPast
            && !(text.Lower(i - 1) is "be" or "is" or "are" or "remain" or "remains" or "stay" or "stays"
            || text.Lower(i - 2) is "be") ? Tense.Past : Tense.Unknown;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
