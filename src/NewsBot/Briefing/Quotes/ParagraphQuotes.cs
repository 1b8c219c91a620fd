using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>Reads the quotations of one paragraph, from its beginning to its end.</summary>
/// <param name="body">The whole text.</param>
/// <param name="pieces">The paragraph.</param>
/// <param name="namings">Who is named in it.</param>
/// <param name="pronouns">Whom pronouns stand for so far; what the paragraph names is added.</param>
/// <param name="speaking">Who was speaking when the paragraph before ended; null for nobody.</param>
internal sealed class ParagraphQuotes(
    string body, List<Piece> pieces, IReadOnlyList<NameOccurrence> namings, Pronouns pronouns, Person? speaking)
{
    private readonly SpeakerAttribution speakers = new(pieces, namings, pronouns);

    // Of each quotation who speaks, by its place among the pieces.
    private readonly Dictionary<int, Speech?> spoken = [];

    /// <summary>
    /// Who goes on speaking in the next paragraph: a quotation was left open, or a colon ends this one; null for nobody.
    /// </summary>
    public Person? GoesOn { get; private set; }

    public void Read(List<Quotation> found)
    {
        var all = TextSpan.Between(pieces[0].Span.Start, pieces[^1].Span.End);
        var words = new List<TextSpan>();
        Person? speaker = null;
        var noted = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Quoted is not { } quoted) continue;
            noted = Note(noted, i);
            var person = IsTitleOfWork(i) ? null : (spoken[i] = SpeechOf(i))?.Person;
            if (person is not null) pronouns.Add(person, pieces[i].Sentence);
            if (person != speaker) Close();
            speaker = person;
            if (person is not null) words.Add(Trimmed(quoted.Words));
            if (quoted.IsOpen) GoesOn = person;
        }

        Close();
        Note(noted, pieces.Count);
        if (GoesOn is null && EndsInColon()) GoesOn = speakers.Opening(FirstOfSentence(pieces.Count - 1), pieces.Count);

        void Close()
        {
            if (speaker is not null && words.Count > 0)
                found.Add(new Quotation(speaker.Name, [.. words]) { Paragraph = all, Gender = speaker.KnownAs });
            words.Clear();
        }
    }

    // What is behind the quotation in its sentence may be about to tell who speaks: names there count only afterwards.
    private int Note(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Pronouns.IsPronoun(pieces[i].Lower))
            {
                if (pronouns.Resolve(pieces[i].Lower, pieces[i].Sentence) is { } meant) pronouns.Add(meant, pieces[i].Sentence);
            }
            else if (namings.FirstOrDefault(naming => naming.First == i) is { IsPossessive: false } named)
            {
                pronouns.Add(named.Person, pieces[i].Sentence);
            }
        }

        return to;
    }

    private Speech? SpeechOf(int at)
    {
        var (from, end) = (From(at), EndBehind(at));
        return BehindIt(at, end) ?? BeforeIt(at, from) ?? AtTheEnd(at, end) ?? GoingOn(at);
    }

    /// <summary>"...," said Hanne Dellop.</summary>
    private Speech? BehindIt(int at, int end)
    {
        var i = at + 1;
        if (i >= end || pieces[i].Before is not (Mark.Comma or Mark.Asked)) return null;
        if (pieces[i].Lower == "as" && i + 1 < end) i++;
        if (pieces[i].Lower == "according" && i + 1 < end) return speakers.Behind(i + 1, end);
        if (pieces[i].Before == Mark.Asked && BeforeIt(at, From(at)) is { Person: not null } before) return before;
        for (var verb = i; verb < end; verb++)
        {
            if (!speakers.IsVerb(verb)) continue;
            if (verb == i || Enumerable.Range(i, verb - i).All(one => SpeechVerbs.IsBetween(pieces[one].Lower)))
                return speakers.Behind(verb, end);
            var speech = speakers.Before(verb, i);
            // '... the report "...", which the mayor called a shame': a clause of its own, that is not about who speaks.
            if (speech is not null && pieces[i].Lower is not ("which" or "where" or "when" or "a" or "but" or "and"))
                return speech;
            return null;
        }

        return null;
    }

    /// <summary>Tarrowen said: "..."</summary>
    private Speech? BeforeIt(int at, int from)
    {
        for (var i = at - 1; i >= from; i--)
        {
            if (pieces[i].Quoted is not null) continue;
            if (pieces[i].Lower == "according" && i + 1 < at && pieces[i + 1].Lower == "to") return speakers.Behind(i + 1, at);
            if (speakers.IsParticiple(i))
            {
                if (speakers.Before(i, from) is { Person: not null } quoted && i > from && pieces[i - 1].Lower == "as")
                    return quoted;
                if (SpokenBefore(i) is { } same) return same;
                if (speakers.Opening(from, i) is { } subject) return new Speech(subject);
                continue;
            }

            if (!speakers.IsVerb(i)) continue;
            var speech = i == from || pieces[i].Before is Mark.Stop ? speakers.Behind(i, at) : speakers.Before(i, from);
            if (speech is { Person: not null }) return speech;
            // What stands directly in front of it decides, whoever else is named; "said that the sign read" does not.
            if (speech is not null && (i >= at - 2 || pieces[at].Before == Mark.Colon)) return speech;
        }

        // "Gregor Pell was blunt: ...", but not "Hugh Tamsin was told: ...".
        var isToldThem = Enumerable.Range(from, at - from)
            .Any(i => i > from && SpeechVerbs.Verbs.Contains(pieces[i].Lower)
            && SpeechVerbs.Passive.Contains(pieces[i - 1].Lower));
        if (pieces[at].Before == Mark.Colon && !isToldThem && speakers.Opening(from, at) is { } introduced)
            return new Speech(introduced);
        return null;
    }

    /// <summary>It was "a very heavy blow", which nobody foresaw, Tarrowen said.</summary>
    private Speech? AtTheEnd(int at, int end)
    {
        const int most = 5;
        for (var verb = end - 1; verb > at + 1 && verb >= end - most; verb--)
        {
            if (!speakers.IsVerb(verb)) continue;
            if (pieces[verb].Before == Mark.Comma) return speakers.Behind(verb, end);
            var comma = verb;
            while (comma > at + 1 && pieces[comma].Before != Mark.Comma) comma--;
            if (pieces[comma].Before == Mark.Comma && speakers.Before(verb, comma) is { } speech) return speech;
        }

        for (var i = at + 1; i + 1 < end; i++)
            if (pieces[i].Lower == "according" && pieces[i + 1].Lower == "to") return speakers.Behind(i + 1, end);
        return null;
    }

    /// <summary>A whole sentence of somebody who has just spoken or been spoken of.</summary>
    private Speech? GoingOn(int at)
    {
        if (pieces[at].Before is not (Mark.Stop or Mark.Asked) || !IsSentence(at)) return null;
        if (at == 0) return speaking is null ? null : new Speech(speaking);
        if (SpokenBefore(at) is { } same) return same;
        var before = FirstOfSentence(at - 1);
        return speakers.Opening(before, at) is { } person ? new Speech(person) : null;
    }

    /// <summary>Who spoke the quotation before, where at most a sentence lies between.</summary>
    private Speech? SpokenBefore(int at)
    {
        for (var i = at - 1; i >= 0 && pieces[i].Sentence >= pieces[at].Sentence - 1; i--)
            if (pieces[i].Quoted is not null) return spoken.GetValueOrDefault(i);
        return null;
    }

    private int From(int at)
    {
        var i = at;
        while (i > 0 && pieces[i].Before is not (Mark.Stop or Mark.Asked) && pieces[i - 1].Quoted is null) i--;
        // Between two quotations of one sentence, what tells of the first tells of the second.
        return i;
    }

    private int EndBehind(int at)
    {
        var end = at + 1;
        while (end < pieces.Count && pieces[end].Quoted is null && pieces[end].Before != Mark.Stop) end++;
        return end;
    }

    private int FirstOfSentence(int i)
    {
        while (i > 0 && pieces[i].Before is not (Mark.Stop or Mark.Asked)) i--;
        return i;
    }

    private bool IsSentence(int at) =>
        pieces[at].Quoted is { } quoted && (quoted.IsOpen || body[quoted.Words.End - 1] is '.' or '!' or '?' or '…')
        && char.IsUpper(body[quoted.Words.Start]);

    private bool EndsInColon()
    {
        var end = pieces[^1].Span.End;
        while (end < body.Length && body[end] is ' ' or '”' or '"') end++;
        return end < body.Length && body[end] == ':' && pieces[^1].Quoted is null;
    }

    // "The Long Road to Ostrane": every word of weight has a capital, and no mark of a sentence ends it.
    private bool IsTitleOfWork(int at)
    {
        var words = pieces[at].Quoted!.Value.Words.Cut(body);
        if (words[^1] is ',' or '.' or '!' or '?' && pieces[at].Before is Mark.Stop or Mark.Colon) return false;
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
