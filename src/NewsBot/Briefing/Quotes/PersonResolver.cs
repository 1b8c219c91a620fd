using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Briefing.Quotes;

/// <summary>
/// Finds the people that a text names, and resolves surnames to people named in full. If two people share a surname, it refers to
/// the one who was named in full last.
/// </summary>
internal sealed class PersonResolver
{
    private const int MaxWords = 5;
    private const int MaxRoleLength = 8;

    private readonly string text;
    private readonly Dictionary<List<Piece>, List<NameOccurrence>> names = [];

    // Indexes, because a long text names hundreds of people again and again.
    private readonly Dictionary<string, Person> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Person>> bySurname = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Person>> byFirstName = new(StringComparer.OrdinalIgnoreCase);

    public PersonResolver(string text, QuotedText read)
    {
        this.text = text;
        var runs =
            read.Paragraphs.ConvertAll(paragraph =>
                FindRuns(paragraph).Select(run => (Run: run, Words: ReadWords(paragraph, run))).ToList());
        foreach (var (paragraph, found) in read.Paragraphs.Zip(runs))
            foreach (var (run, words) in found) Register(paragraph, run, words);
        foreach (var (paragraph, named) in read.Paragraphs.Zip(runs))
        {
            var occurrences = names[paragraph] = [];
            foreach (var (run, words) in named)
            {
                var occurrence = Resolve(paragraph, run, words);
                occurrences.Add(occurrence);
                LearnRoles(paragraph, run, occurrence);
            }
        }
    }

    /// <summary>Returns the names in a paragraph, in order.</summary>
    public IReadOnlyList<NameOccurrence> GetNames(List<Piece> paragraph) => names[paragraph];

    /// <summary>A run of capitalized words: titles first, then the name. All members are indexes of pieces.</summary>
    private readonly record struct Run(int Start, int First, int End);

    private static IEnumerable<Run> FindRuns(List<Piece> paragraph)
    {
        for (var i = 0; i < paragraph.Count;)
        {
            if (!BeginsName(paragraph, i))
            {
                i++;
                continue;
            }

            var end = i + 1;
            while (end < paragraph.Count && !paragraph[end - 1].IsPossessive && ContinuesName(paragraph, end)) end++;
            while (end > i + 1 && !paragraph[end - 1].IsCapital) end--;
            if (CreateRun(paragraph, i, end) is { } run) yield return run;
            i = end;
        }
    }

    private static bool BeginsName(List<Piece> paragraph, int i)
    {
        var piece = paragraph[i];
        if (!piece.IsCapital || piece.Quoted is not null || char.IsDigit(piece.Lower[0])) return false;
        if (SpeechVerbs.IsTitle(piece.Lower)) return true;
        if (StopWords.All.Contains(piece.Lower) || SpeechVerbs.NonNameWords.Contains(piece.Lower)
            || piece.Lower is "i" or "i'm" or "i've") return false;
        return piece.MarkBefore is not (Mark.Stop or Mark.EndInsideQuote) || !NameForms.IsCommonWord(piece.Lower)
            || NextIsName(paragraph, i);
    }

    // "Hastings Ings said": a word that looks common still begins a name if another capitalized word follows.
    private static bool NextIsName(List<Piece> paragraph, int i) =>
        !NameForms.CommonOpeners.Contains(paragraph[i].Lower) && i + 1 < paragraph.Count
            && paragraph[i + 1] is { IsCapital: true, MarkBefore: Mark.None } next
        && !StopWords.All.Contains(next.Lower);

    private static bool ContinuesName(List<Piece> paragraph, int i)
    {
        var piece = paragraph[i];
        if (piece.MarkBefore != Mark.None || piece.Quoted is not null) return false;
        if (SpeechVerbs.NonNameWords.Contains(piece.Lower)) return false;
        if (piece.IsCapital) return !StopWords.All.Contains(piece.Lower) || piece.Span.Length == 1;
        return SpeechVerbs.NameParticles.Contains(piece.Lower) && i + 1 < paragraph.Count
            && paragraph[i + 1] is { MarkBefore: Mark.None, Quoted: null } next
            && (next.IsCapital || SpeechVerbs.NameParticles.Contains(next.Lower));
    }

    private static Run? CreateRun(List<Piece> paragraph, int start, int end)
    {
        var first = start;
        for (var i = start; i < end - 1; i++)
            if (SpeechVerbs.IsTitle(paragraph[i].Lower)) first = i + 1;
        if (SpeechVerbs.IsTitle(paragraph[end - 1].Lower))
        {
            // "Stephen King", not "the Calveth Prime Minister".
            if (first != start || end - start < 2 || !SpeechVerbs.TitlesAsNames.Contains(paragraph[end - 1].Lower)) return null;
        }

        if (first < end - 1 && SpeechVerbs.NameLabels.Contains(paragraph[first].Lower)) first++;
        return end - first > MaxWords ? null : new Run(start, first, end);
    }

    private void Register(List<Piece> paragraph, Run run, List<string> words)
    {
        if (words.Count >= 2 && !byName.ContainsKey(GetKey(words))) Add(paragraph, run, words);
    }

    private Person Add(List<Piece> paragraph, Run run, List<string> words)
    {
        var person = byName[GetKey(words)] =
            new Person(words) { FirstSentence = paragraph[run.First].Sentence, IsThing = IsThing(paragraph, run) };
        if (person.IsThing || words.Count < 2) return person;
        AddTo(bySurname, words[^1]);
        AddTo(byFirstName, words[0]);
        return person;

        void AddTo(Dictionary<string, List<Person>> index, string word)
        {
            if (!index.TryGetValue(word, out var people)) index[word] = people = [];
            people.Add(person);
        }
    }

    private NameOccurrence Resolve(List<Piece> paragraph, Run run, List<string> words)
    {
        var sentence = paragraph[run.First].Sentence;
        var person = byName.GetValueOrDefault(GetKey(words));
        if (person is null && words.Count == 1)
        {
            // Surnames come before first names. The person named last before this one is preferred, then the first after it.
            person = Nearest(bySurname) ?? Nearest(byFirstName);
            if (person is not null) person.IsSurelyPerson = true;
        }

        return new NameOccurrence(run.Start, run.First, run.End, paragraph[run.End - 1].IsPossessive, person
            ?? Add(paragraph, run, words));

        Person? Nearest(Dictionary<string, List<Person>> index) =>
            index.TryGetValue(words[0], out var people)
                ? people.FindLast(candidate => candidate.FirstSentence <= sentence) ?? people[0] : null;
    }

    private static void LearnRoles(List<Piece> paragraph, Run run, NameOccurrence occurrence)
    {
        var person = occurrence.Person;
        for (var i = run.Start; i < run.First; i++) AddRoleAt(i);
        for (var i = run.Start - 1; i >= 0 && i > run.Start - 4; i--)
        {
            if (paragraph[i + 1].MarkBefore != Mark.None || paragraph[i].Quoted is not null || paragraph[i].IsCapital
                || StopWords.All.Contains(paragraph[i].Lower)) break;
            if (!SpeechVerbs.Verbs.Contains(paragraph[i].Lower)) AddRoleAt(i);
        }

        if (run.End >= paragraph.Count) return;
        var next = paragraph[run.End];
        if (SpeechVerbs.Verbs.Contains(next.Lower) || next.Lower == "who") person.IsSurelyPerson = true;
        // ", the authority's chief executive,"
        if (next.MarkBefore != Mark.Comma || next.IsCapital) return;
        for (var i = run.End; i < paragraph.Count && i < run.End + MaxRoleLength; i++)
        {
            if (paragraph[i].Quoted is not null || (i > run.End && paragraph[i].MarkBefore != Mark.None)) break;
            if (SpeechVerbs.Verbs.Contains(paragraph[i].Lower) || paragraph[i].Lower is "who" or "which") break;
            if (!StopWords.All.Contains(paragraph[i].Lower) && paragraph[i].Lower.Length > 2) person.AddRole(paragraph[i].Lower);
        }

        void AddRoleAt(int i)
        {
            person.AddRole(paragraph[i].Lower);
            if (SpeechVerbs.IsTitle(paragraph[i].Lower) || SpeechVerbs.MaleWords.Contains(paragraph[i].Lower)
                || SpeechVerbs.FemaleWords.Contains(paragraph[i].Lower))
                person.IsSurelyPerson = true;
        }
    }

    private List<string> ReadWords(List<Piece> paragraph, Run run)
    {
        var words = new List<string>();
        for (var i = run.First; i < run.End; i++)
        {
            var word = paragraph[i].Span.Cut(text);
            if (i == run.End - 1 && paragraph[i].IsPossessive)
                word = word.EndsWith('s') && word.Length > 2 && word[^2] is '\'' or '’' ? word[..^2] : word;
            // An initial and "Jr." keep their full stops.
            if (i < run.End - 1 && word.Length == 1 && paragraph[i].Span.End < text.Length && text[paragraph[i].Span.End] == '.')
                word += ".";
            words.Add(word);
        }

        return words;
    }

    private static bool IsThing(List<Piece> paragraph, Run run)
    {
        // "Mayor Sunday North" is a person despite the name.
        for (var i = run.Start; i < run.First; i++)
            if (NameForms.Titles.Contains(paragraph[i].Lower)) return false;
        for (var i = run.First; i < run.End; i++)
            if (SpeechVerbs.NonPersonWords.Contains(paragraph[i].Lower.EndsWith("'s", StringComparison.Ordinal)
                ? paragraph[i].Lower[..^2] : paragraph[i].Lower)) return true;
        return false;
    }

    private static string GetKey(List<string> words) => string.Join(' ', words);
}
