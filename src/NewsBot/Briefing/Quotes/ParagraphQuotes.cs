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
    private readonly SpeakerAttribution speakers = new(pieces, namings, pronouns);

    // The speaker of each quotation, by the index of its piece.
    private readonly Dictionary<int, Speech?> spoken = [];

    /// <summary>
    /// The speaker who continues in the next paragraph, because a quotation was left open or a colon ends this paragraph; null
    /// for none. Set by <see cref="Read"/>.
    /// </summary>
    public Person? GoesOn { get; private set; }

    /// <summary>Reads the quotations and adds them to a list.</summary>
    public void Read(List<Quotation> quotations)
    {
        var paragraph = TextSpan.Between(pieces[0].Span.Start, pieces[^1].Span.End);
        var words = new List<TextSpan>();
        Person? speaker = null;
        var notedUntil = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Quoted is not { } quoted) continue;
            notedUntil = Note(notedUntil, i);
            var person = IsTitleOfWork(i) ? null : (spoken[i] = SpeechOf(i))?.Person;
            if (person is not null) pronouns.Add(person, pieces[i].Sentence);
            if (person != speaker) Close();
            speaker = person;
            if (person is not null) words.Add(Trimmed(quoted.Words));
            if (quoted.IsOpen) GoesOn = person;
        }

        Close();
        Note(notedUntil, pieces.Count);
        if (GoesOn is null && EndsInColon())
            GoesOn = speakers.Opening(FirstOfSentence(pieces.Count - 1), pieces.Count);

        void Close()
        {
            if (speaker is not null && words.Count > 0)
                quotations.Add(new Quotation(speaker.Name, [.. words]) { Paragraph = paragraph, Gender = speaker.KnownAs });
            words.Clear();
        }
    }

    // Notes the names and pronouns between two pieces. Called only up to each quotation, because names after it may say who
    // speaks, and must not yet count as antecedents of a pronoun.
    private int Note(int from, int to)
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

    private Speech? SpeechOf(int quote)
    {
        var (from, end) = (From(quote), EndBehind(quote));
        return BehindIt(quote, end) ?? BeforeIt(quote, from) ?? AtTheEnd(quote, end) ?? GoingOn(quote);
    }

    /// <summary>Finds the speaker after a quotation: "...," said Hanne Dellop.</summary>
    private Speech? BehindIt(int quote, int end)
    {
        var i = quote + 1;
        if (i >= end || pieces[i].Before is not (Mark.Comma or Mark.Asked)) return null;
        if (pieces[i].Lower == "as" && i + 1 < end) i++;
        if (pieces[i].Lower == "according" && i + 1 < end) return speakers.Behind(i + 1, end);
        if (pieces[i].Before == Mark.Asked && BeforeIt(quote, From(quote)) is { Person: not null } before)
            return before;
        for (var verb = i; verb < end; verb++)
        {
            if (!speakers.IsVerb(verb)) continue;
            if (verb == i || Enumerable.Range(i, verb - i).All(between => SpeechVerbs.IsBetween(pieces[between].Lower)))
                return speakers.Behind(verb, end);
            var speech = speakers.Before(verb, i);
            // '... the report "...", which the mayor called a shame': a clause of its own that does not name the speaker.
            if (speech is not null && pieces[i].Lower is not ("which" or "where" or "when" or "a" or "but" or "and"))
                return speech;
            return null;
        }

        return null;
    }

    /// <summary>Finds the speaker before a quotation: Tarrowen said: "..."</summary>
    private Speech? BeforeIt(int quote, int from)
    {
        for (var i = quote - 1; i >= from; i--)
        {
            if (pieces[i].Quoted is not null) continue;
            if (pieces[i].Lower == "according" && i + 1 < quote && pieces[i + 1].Lower == "to")
                return speakers.Behind(i + 1, quote);
            if (speakers.IsParticiple(i))
            {
                if (speakers.Before(i, from) is { Person: not null } quoted && i > from && pieces[i - 1].Lower == "as")
                    return quoted;
                if (SpokenBefore(i) is { } previous) return previous;
                if (speakers.Opening(from, i) is { } subject) return new Speech(subject);
                continue;
            }

            if (!speakers.IsVerb(i)) continue;
            var speech = i == from || pieces[i].Before is Mark.Stop ? speakers.Behind(i, quote) : speakers.Before(i, from);
            if (speech is { Person: not null }) return speech;
            // A verb directly in front of the quotation decides, even without a named subject; an earlier one does not.
            if (speech is not null && (i >= quote - 2 || pieces[quote].Before == Mark.Colon)) return speech;
        }

        // "Gregor Pell was blunt: ...", but not "Hugh Tamsin was told: ...".
        var isAddressee = Enumerable.Range(from, quote - from)
            .Any(i => i > from && SpeechVerbs.Verbs.Contains(pieces[i].Lower)
            && SpeechVerbs.Passive.Contains(pieces[i - 1].Lower));
        if (pieces[quote].Before == Mark.Colon && !isAddressee && speakers.Opening(from, quote) is { } introduced)
            return new Speech(introduced);
        return null;
    }

    /// <summary>Finds the speaker at the end of the sentence: It was "a heavy blow", foreseen by nobody, he said.</summary>
    private Speech? AtTheEnd(int quote, int end)
    {
        const int most = 5;
        for (var verb = end - 1; verb > quote + 1 && verb >= end - most; verb--)
        {
            if (!speakers.IsVerb(verb)) continue;
            if (pieces[verb].Before == Mark.Comma) return speakers.Behind(verb, end);
            var comma = verb;
            while (comma > quote + 1 && pieces[comma].Before != Mark.Comma) comma--;
            if (pieces[comma].Before == Mark.Comma && speakers.Before(verb, comma) is { } speech) return speech;
        }

        for (var i = quote + 1; i + 1 < end; i++)
            if (pieces[i].Lower == "according" && pieces[i + 1].Lower == "to") return speakers.Behind(i + 1, end);
        return null;
    }

    /// <summary>
    /// Finds the speaker of a quoted whole sentence: the previous speaker, or the subject of the previous sentence.
    /// </summary>
    private Speech? GoingOn(int quote)
    {
        if (pieces[quote].Before is not (Mark.Stop or Mark.Asked) || !IsSentence(quote)) return null;
        if (quote == 0) return speaking is null ? null : new Speech(speaking);
        if (SpokenBefore(quote) is { } previous) return previous;
        var before = FirstOfSentence(quote - 1);
        return speakers.Opening(before, quote) is { } person ? new Speech(person) : null;
    }

    /// <summary>Finds the speaker of the previous quotation in the same or the previous sentence.</summary>
    private Speech? SpokenBefore(int piece)
    {
        for (var i = piece - 1; i >= 0 && pieces[i].Sentence >= pieces[piece].Sentence - 1; i--)
            if (pieces[i].Quoted is not null) return spoken.GetValueOrDefault(i);
        return null;
    }

    private int From(int quote)
    {
        var i = quote;
        while (i > 0 && pieces[i].Before is not (Mark.Stop or Mark.Asked) && pieces[i - 1].Quoted is null) i--;
        return i;
    }

    private int EndBehind(int quote)
    {
        var end = quote + 1;
        while (end < pieces.Count && pieces[end].Quoted is null && pieces[end].Before != Mark.Stop) end++;
        return end;
    }

    private int FirstOfSentence(int i)
    {
        while (i > 0 && pieces[i].Before is not (Mark.Stop or Mark.Asked)) i--;
        return i;
    }

    private bool IsSentence(int quote) =>
        pieces[quote].Quoted is { } quoted && (quoted.IsOpen || body[quoted.Words.End - 1] is '.' or '!' or '?' or '…')
        && char.IsUpper(body[quoted.Words.Start]);

    private bool EndsInColon()
    {
        var end = pieces[^1].Span.End;
        while (end < body.Length && body[end] is ' ' or '”' or '"') end++;
        return end < body.Length && body[end] == ':' && pieces[^1].Quoted is null;
    }

    // "The Long Road to Ostrane": every longer word is capitalized, and no punctuation of a sentence ends it.
    private bool IsTitleOfWork(int quote)
    {
        var words = pieces[quote].Quoted!.Value.Words.Cut(body);
        if (words[^1] is ',' or '.' or '!' or '?' && pieces[quote].Before is Mark.Stop or Mark.Colon) return false;
        var weighty = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 3 && char.IsLetter(word[0])).ToList();
        return weighty.Count == 0 ? words.Split(' ').All(word => char.IsUpper(word[0]))
            : weighty.TrueForAll(word => char.IsUpper(word[0]));
    }

    private TextSpan Trimmed(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(body[start])) start++;
        while (end > start && char.IsWhiteSpace(body[end - 1])) end--;
        return TextSpan.Between(start, end);
    }
}
