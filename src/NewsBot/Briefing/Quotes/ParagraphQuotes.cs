using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>Reads the quotations of one paragraph in order.</summary>
/// <param name="body">The whole text.</param>
/// <param name="pieces">The pieces of the paragraph.</param>
/// <param name="namings">The names in the paragraph.</param>
/// <param name="pronouns">The people that pronouns may refer to; those of the paragraph are added.</param>
/// <param name="speaking">The speaker who continues from the previous paragraph; null for none.</param>
internal sealed class ParagraphQuotes(
    string body, List<Piece> pieces, IReadOnlyList<NameOccurrence> namings, Pronouns pronouns, Person? speaking)
{
    private readonly SpeakerAttribution attribution = new(pieces, namings, pronouns);

    // The speaker of each quotation, by the index of its piece.
    private readonly Dictionary<int, Speech?> speeches = [];

    /// <summary>
    /// The speaker who continues in the next paragraph, because a quotation was left open or a colon ends this paragraph; null
    /// for none. Set by <see cref="Read"/>.
    /// </summary>
    public Person? ContinuingSpeaker { get; private set; }

    /// <summary>Reads the quotations and adds them to a list.</summary>
    public void Read(List<Quotation> quotations)
    {
        var paragraph = TextSpan.FromBounds(pieces[0].Span.Start, pieces[^1].Span.End);
        var words = new List<TextSpan>();
        Person? speaker = null;
        var notedUntil = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Quoted is not { } quoted) continue;
            notedUntil = NoteNames(notedUntil, i);
            var person = IsTitleOfWork(i) ? null : (speeches[i] = FindSpeech(i))?.Person;
            if (person is not null) pronouns.Add(person, pieces[i].Sentence);
            if (person != speaker) Close();
            speaker = person;
            if (person is not null) words.Add(Trim(quoted.InnerSpan));
            if (quoted.IsUnclosed) ContinuingSpeaker = person;
        }

        Close();
        NoteNames(notedUntil, pieces.Count);
        if (ContinuingSpeaker is null && EndsInColon())
            ContinuingSpeaker = attribution.FindOpeningSubject(FindSentenceStart(pieces.Count - 1), pieces.Count);

        void Close()
        {
            if (speaker is not null && words.Count > 0)
                quotations.Add(new Quotation(speaker.Name, [.. words]) { Paragraph = paragraph, Gender = speaker.StatedGender });
            words.Clear();
        }
    }

    // Notes the names and pronouns between two pieces. Called only up to each quotation, because names after it may say who
    // speaks, and must not yet count as antecedents of a pronoun.
    private int NoteNames(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Pronouns.IsPronoun(pieces[i].Lower))
            {
                if (pronouns.Resolve(pieces[i].Lower, pieces[i].Sentence) is { } person)
                    pronouns.Add(person, pieces[i].Sentence);
            }
            else if (namings.FirstOrDefault(naming => naming.First == i) is { IsPossessive: false } named)
            {
                pronouns.Add(named.Person, pieces[i].Sentence);
            }
        }

        return to;
    }

    private Speech? FindSpeech(int quote)
    {
        var (from, end) = (FindClauseStart(quote), FindClauseEnd(quote));
        return FindAfter(quote, end) ?? FindBefore(quote, from) ?? FindAtSentenceEnd(quote, end) ?? FindContinued(quote);
    }

    /// <summary>Finds the speaker after a quotation: "...," said Hanne Dellop.</summary>
    private Speech? FindAfter(int quote, int end)
    {
        var i = quote + 1;
        if (i >= end || pieces[i].MarkBefore is not (Mark.Comma or Mark.EndInsideQuote)) return null;
        if (pieces[i].Lower == "as" && i + 1 < end) i++;
        if (pieces[i].Lower == "according" && i + 1 < end) return attribution.FindSubjectAfter(i + 1, end);
        if (pieces[i].MarkBefore == Mark.EndInsideQuote
            && FindBefore(quote, FindClauseStart(quote)) is { Person: not null } before)
            return before;
        for (var verb = i; verb < end; verb++)
        {
            if (!attribution.IsSpeechVerb(verb)) continue;
            if (verb == i || Enumerable.Range(i, verb - i).All(between => SpeechVerbs.MayStandBetween(pieces[between].Lower)))
                return attribution.FindSubjectAfter(verb, end);
            var speech = attribution.FindSubjectBefore(verb, i);
            // '... the report "...", which the mayor called a shame': a clause of its own that does not name the speaker.
            if (speech is not null && pieces[i].Lower is not ("which" or "where" or "when" or "a" or "but" or "and"))
                return speech;
            return null;
        }

        return null;
    }

    /// <summary>Finds the speaker before a quotation: Tarrowen said: "..."</summary>
    private Speech? FindBefore(int quote, int from)
    {
        for (var i = quote - 1; i >= from; i--)
        {
            if (pieces[i].Quoted is not null) continue;
            if (pieces[i].Lower == "according" && i + 1 < quote && pieces[i + 1].Lower == "to")
                return attribution.FindSubjectAfter(i + 1, quote);
            if (attribution.IsSpeechParticiple(i))
            {
                if (attribution.FindSubjectBefore(i, from) is { Person: not null } quoted && i > from
                    && pieces[i - 1].Lower == "as")
                    return quoted;
                if (FindPreviousSpeech(i) is { } previous) return previous;
                if (attribution.FindOpeningSubject(from, i) is { } subject) return new Speech(subject);
                continue;
            }

            if (!attribution.IsSpeechVerb(i)) continue;
            var speech = i == from || pieces[i].MarkBefore is Mark.Stop ? attribution.FindSubjectAfter(i, quote)
                : attribution.FindSubjectBefore(i, from);
            if (speech is { Person: not null }) return speech;
            // A verb directly in front of the quotation decides, even without a named subject; an earlier one does not.
            if (speech is not null && (i >= quote - 2 || pieces[quote].MarkBefore == Mark.Colon)) return speech;
        }

        // "Gregor Pell was blunt: ...", but not "Hugh Tamsin was told: ...".
        var isAddressee = Enumerable.Range(from, quote - from)
            .Any(i => i > from && SpeechVerbs.Verbs.Contains(pieces[i].Lower)
            && SpeechVerbs.PassiveWords.Contains(pieces[i - 1].Lower));
        if (pieces[quote].MarkBefore == Mark.Colon && !isAddressee
            && attribution.FindOpeningSubject(from, quote) is { } introduced)
            return new Speech(introduced);
        return null;
    }

    /// <summary>Finds the speaker at the end of the sentence: It was "a heavy blow", foreseen by nobody, he said.</summary>
    private Speech? FindAtSentenceEnd(int quote, int end)
    {
        const int most = 5;
        for (var verb = end - 1; verb > quote + 1 && verb >= end - most; verb--)
        {
            if (!attribution.IsSpeechVerb(verb)) continue;
            if (pieces[verb].MarkBefore == Mark.Comma) return attribution.FindSubjectAfter(verb, end);
            var comma = verb;
            while (comma > quote + 1 && pieces[comma].MarkBefore != Mark.Comma) comma--;
            if (pieces[comma].MarkBefore == Mark.Comma && attribution.FindSubjectBefore(verb, comma) is { } speech) return speech;
        }

        for (var i = quote + 1; i + 1 < end; i++)
            if (pieces[i].Lower == "according" && pieces[i + 1].Lower == "to") return attribution.FindSubjectAfter(i + 1, end);
        return null;
    }

    /// <summary>
    /// Finds the speaker of a quoted whole sentence: the previous speaker, or the subject of the previous sentence.
    /// </summary>
    private Speech? FindContinued(int quote)
    {
        if (pieces[quote].MarkBefore is not (Mark.Stop or Mark.EndInsideQuote) || !IsWholeSentence(quote)) return null;
        if (quote == 0) return speaking is null ? null : new Speech(speaking);
        if (FindPreviousSpeech(quote) is { } previous) return previous;
        var before = FindSentenceStart(quote - 1);
        return attribution.FindOpeningSubject(before, quote) is { } person ? new Speech(person) : null;
    }

    /// <summary>Finds the speaker of the previous quotation in the same or the previous sentence.</summary>
    private Speech? FindPreviousSpeech(int piece)
    {
        for (var i = piece - 1; i >= 0 && pieces[i].Sentence >= pieces[piece].Sentence - 1; i--)
            if (pieces[i].Quoted is not null) return speeches.GetValueOrDefault(i);
        return null;
    }

    private int FindClauseStart(int quote)
    {
        var i = quote;
        while (i > 0 && pieces[i].MarkBefore is not (Mark.Stop or Mark.EndInsideQuote) && pieces[i - 1].Quoted is null) i--;
        return i;
    }

    private int FindClauseEnd(int quote)
    {
        var end = quote + 1;
        while (end < pieces.Count && pieces[end].Quoted is null && pieces[end].MarkBefore != Mark.Stop) end++;
        return end;
    }

    private int FindSentenceStart(int i)
    {
        while (i > 0 && pieces[i].MarkBefore is not (Mark.Stop or Mark.EndInsideQuote)) i--;
        return i;
    }

    private bool IsWholeSentence(int quote) =>
        pieces[quote].Quoted is { } quoted && (quoted.IsUnclosed || body[quoted.InnerSpan.End - 1] is '.' or '!' or '?' or '…')
        && char.IsUpper(body[quoted.InnerSpan.Start]);

    private bool EndsInColon()
    {
        var end = pieces[^1].Span.End;
        while (end < body.Length && body[end] is ' ' or '”' or '"') end++;
        return end < body.Length && body[end] == ':' && pieces[^1].Quoted is null;
    }

    // "The Long Road to Ostrane": every longer word is capitalized, and no punctuation of a sentence ends it.
    private bool IsTitleOfWork(int quote)
    {
        var words = pieces[quote].Quoted!.Value.InnerSpan.Cut(body);
        if (words[^1] is ',' or '.' or '!' or '?' && pieces[quote].MarkBefore is Mark.Stop or Mark.Colon) return false;
        var weighty = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 3 && char.IsLetter(word[0])).ToList();
        return weighty.Count == 0 ? words.Split(' ').All(word => char.IsUpper(word[0]))
            : weighty.TrueForAll(word => char.IsUpper(word[0]));
    }

    private TextSpan Trim(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(body[start])) start++;
        while (end > start && char.IsWhiteSpace(body[end - 1])) end--;
        return TextSpan.FromBounds(start, end);
    }
}
