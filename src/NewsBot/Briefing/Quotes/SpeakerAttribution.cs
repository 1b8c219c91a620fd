using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>The speaker of a quotation, as the words around it show.</summary>
/// <param name="Person">The speaker; null if the speaker is not named.</param>
internal sealed record Speech(Person? Person)
{
    public static Speech Unnamed { get; } = new((Person?)null);
}

/// <summary>Finds the subjects of speech verbs in one paragraph, before or after the verb.</summary>
internal sealed class SpeakerAttribution(List<Piece> pieces, IReadOnlyList<NameOccurrence> namings, Pronouns pronouns)
{
    // The farthest a subject stands behind its verb, in pieces: "said the deputy head of the rescue service, Hanne Dellop".
    private const int SubjectReach = 14;

    /// <summary>Returns true if the piece may be a speech verb.</summary>
    public bool IsSpeechVerb(int i) =>
        pieces[i].Quoted is null && !pieces[i].IsCapital && SpeechVerbs.Verbs.Contains(pieces[i].Lower);

    public bool IsSpeechParticiple(int i) => SpeechVerbs.Participles.Contains(pieces[i].Lower);

    /// <summary>Finds the subject in front of a verb.</summary>
    /// <param name="verb">The index of the verb.</param>
    /// <param name="from">The start of its clause.</param>
    /// <returns>The speaker; null if there is no subject in front of the verb.</returns>
    public Speech? FindSubjectBefore(int verb, int from)
    {
        var i = verb - 1;
        if (i >= from && SpeechVerbs.PassiveWords.Contains(pieces[i].Lower)) return null;
        while (i >= from && pieces[i].Quoted is null && !pieces[i].IsCapital && SpeechVerbs.MayStandBetween(pieces[i].Lower)) i--;
        if (i < from || pieces[i].Quoted is not null) return null;
        // "Tarrowen was quoted as saying"
        if (pieces[i].Lower == "as" && i - 2 >= from && pieces[i - 1].Lower is "quoted" or "cited")
            i -= SpeechVerbs.PassiveWords.Contains(pieces[i - 2].Lower) ? 3 : 2;
        if (i < from) return null;
        if (Pronouns.IsPronoun(pieces[i].Lower)) return new Speech(pronouns.Resolve(pieces[i].Lower, pieces[i].Sentence));
        if (FindNameEndingAt(i + 1) is { } named) return IsSubject(named, from) ? new Speech(named.Person) : Speech.Unnamed;
        if (i + 1 < pieces.Count && pieces[i + 1].MarkBefore == Mark.Comma
            && FindExplainedSubject(i, from) is { } explained)
            return new Speech(explained);
        return FindDescribedSubject(i, from);
    }

    /// <summary>Finds the subject after a verb.</summary>
    /// <param name="verb">The index of the verb, or of "to" in "according to".</param>
    /// <param name="end">The index after its clause.</param>
    public Speech FindSubjectAfter(int verb, int end)
    {
        var isAfterPreposition = false;
        for (var i = verb + 1; i < end && i <= verb + SubjectReach; i++)
        {
            var piece = pieces[i];
            if (piece.Quoted is not null || (piece.MarkBefore == Mark.Stop && i > verb + 1)) break;
            if (i == verb + 1 && Pronouns.IsPronoun(piece.Lower))
                return new Speech(pronouns.Resolve(piece.Lower, piece.Sentence));
            var isAfterComma = piece.MarkBefore == Mark.Comma && i > verb + 1;
            if (isAfterComma) isAfterPreposition = false;
            if (FindNameStartingAt(i) is { } named)
            {
                if (!named.IsPossessive && !isAfterPreposition && !(isAfterComma && named.Person.Words.Count < 2)
                    && !(named.End < end && pieces[named.End] is { MarkBefore: Mark.None, IsCapital: false } next
                    && IsNoun(next.Lower)))
                    return new Speech(named.Person);
                i = named.End - 1;
                continue;
            }

            if (SpeechVerbs.Prepositions.Contains(piece.Lower)) isAfterPreposition = true;
        }

        for (var i = verb + 2; i < end && i <= verb + 4 && pieces[verb + 1].Lower == "the"; i++)
        {
            if (pieces[i].MarkBefore != Mark.None || pieces[i].Quoted is not null) break;
            if (pronouns.FindByRole(pieces[i].Lower) is { } known) return new Speech(known);
        }

        return Speech.Unnamed;
    }

    /// <summary>Finds the person that a clause begins with, by name or pronoun; null for none.</summary>
    public Person? FindOpeningSubject(int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (pieces[i].Quoted is not null) return null;
            if (Pronouns.IsPronoun(pieces[i].Lower)) return pronouns.Resolve(pieces[i].Lower, pieces[i].Sentence);
            if (FindNameStartingAt(i) is { } named)
                return named.IsPossessive || named.Person.IsThing || !IsSubject(named, from) ? null : named.Person;
            if (SpeechVerbs.Prepositions.Contains(pieces[i].Lower) || pieces[i].MarkBefore == Mark.Comma) return null;
        }

        return null;
    }

    public NameOccurrence? FindNameStartingAt(int piece) =>
        namings.FirstOrDefault(naming => naming.Start <= piece && piece < naming.End
            && (naming.Start == piece || naming.First == piece));

    private NameOccurrence? FindNameEndingAt(int end) => namings.FirstOrDefault(naming => naming.End == end);

    // A name after a preposition is not the subject: "the lawyer of Mayor Tarrowen said".
    private bool IsSubject(NameOccurrence named, int from)
    {
        if (named.IsPossessive) return false;
        for (var i = named.Start - 1; i >= from && i > named.Start - 6; i--)
        {
            if (pieces[i + 1].MarkBefore != Mark.None || pieces[i].Quoted is not null) return true;
            if (SpeechVerbs.Prepositions.Contains(pieces[i].Lower)) return false;
            if (pieces[i].Lower is "that" or "as" or "but" or "and" or "when" or "while" or "because" || IsSpeechVerb(i))
                return true;
        }

        return true;
    }

    // "Dorn Hallevik, who has led the authority since 2017, said", "Chris Herd, curator of the university's collection, said".
    private Person? FindExplainedSubject(int last, int from)
    {
        foreach (var named in namings)
        {
            if (named.Start < from || named.End > last + 1) continue;
            if (named.End < pieces.Count && pieces[named.End].MarkBefore == Mark.Comma
                && named.End <= last && IsSubject(named, from))
                return named.Person;
        }

        return null;
    }

    // "the judge said": the person who was named with that role.
    private Speech FindDescribedSubject(int last, int from)
    {
        if (pieces[last].Lower is "who" or "that" or "which")
            return pieces[last].Lower == "who" && FindNameEndingAt(last) is { IsPossessive: false } relative
                ? new Speech(relative.Person) : Speech.Unnamed;
        for (var i = last - 1; i >= from && i > last - 4 && pieces[i + 1].MarkBefore == Mark.None; i--)
        {
            if (pieces[i].Lower != "the") continue;
            return pronouns.FindByRole(pieces[last].Lower) is { } known ? new Speech(known) : Speech.Unnamed;
        }

        return Speech.Unnamed;
    }

    // "said Saltgate resident Pell Gunnarby": a noun after a name makes the name a part of a description.
    private static bool IsNoun(string lower) =>
        !SpeechVerbs.MayStandBetween(lower) && !SpeechVerbs.Prepositions.Contains(lower) && !StopWords.All.Contains(lower)
        && !SpeechVerbs.Participles.Contains(lower) && lower.Length > 2 && !IsDayWord(lower);

    private static bool IsDayWord(string lower) => lower is "yesterday" or "today" or "late" or "early" or "moments" or "via";
}
