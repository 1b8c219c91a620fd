using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Benchmarks.Claims;

internal enum Falsehood
{
    Number,
    Name,
    Date,
    Quotation,
    Passage,
    Negation,
}

/// <summary>A sentence with the passage it is checked against.</summary>
internal sealed record Pairing(string Sentence, CoveredArticle Article, string Passage);

/// <summary>
/// Makes a true sentence false by one change to a plausible value: of the same kind, from the same article where it has one. It
/// knows nothing of how claims are checked.
/// </summary>
internal sealed partial class Falsifier(IReadOnlyList<CoveredArticle> articles, Random random)
{
    private static readonly string[] NumberNames =
    [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
            "fifteen", "sixteen",
        "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];

    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December"];

    private static readonly string[] NoNames = [.. Weekdays, .. Months, "The", "A", "An", "I", "But", "And", "He", "She", "It",
        "They", "We", "In", "On", "U", "S",
        "Mr", "Mrs", "Ms", "Dr", "Gov", "Sen", "Rep", "Gen", "Lt", "Prof", "CEO", "CFO", "TV", "US", "USA", "UK",
        "President", "Queen", "King", "Prince", "Governor", "General", "Senator", "Secretary", "Minister", "Mayor", "Chief",
            "Judge", "Attorney"];

    /// <summary>The false pairing; null where the sentence has nothing of the kind to change.</summary>
    public Pairing? Make(Falsehood kind, CoveredSentence sentence)
    {
        var passage = sentence.Article.Passages[sentence.Passage];
        var text = kind switch
        {
            Falsehood.Number => WithOtherNumber(sentence),
            Falsehood.Name => WithOtherName(sentence),
            Falsehood.Date => WithOtherDate(sentence),
            Falsehood.Quotation => WithOtherQuotation(sentence),
            Falsehood.Negation => Negated(sentence.Text),
            _ => sentence.Text,
        };
        if (text is null) return null;
        if (kind == Falsehood.Passage) return OtherPassage(sentence) is { } other
            ? new Pairing(text, other.Article, other.Passage) : null;
        return text == sentence.Text || passage.Contains(text, StringComparison.Ordinal) ? null
            : new Pairing(text, sentence.Article, passage);
    }

    private string? WithOtherNumber(CoveredSentence sentence)
    {
        var found = Pick(Numbers(sentence.Text));
        if (found is null) return null;
        var elsewhere = Numbers(sentence.Article.Body).Select(match => match.Value)
            .Where(value => IsLike(value, found.Value) && !Says(sentence.Text, value)).ToList();
        var other = elsewhere.Count > 0 && random.Next(2) == 0 ? elsewhere[random.Next(elsewhere.Count)] : Nearby(found.Value);
        return other == found.Value || Says(sentence.Text, other) ? null : Replace(sentence.Text, found, other);
    }

    private static IEnumerable<Match> Numbers(string text) =>
        Figures().Matches(text).Where(match => !IsOfDate(text, match)).Concat(NumberWord().Matches(text));

    private static bool IsOfDate(string text, Match match) =>
        (match.Length == 4 && match.Value is ['1', '9', ..] or ['2', '0', ..]) || DateBefore().IsMatch(text[..match.Index])
            || DateBehind().IsMatch(text[(match.Index + match.Length)..]);

    private static bool IsLike(string value, string other) =>
        char.IsDigit(value[0]) == char.IsDigit(other[0]) && value.Contains('.') == other.Contains('.');

    private string Nearby(string value)
    {
        var name = Array.IndexOf(NumberNames, value.ToLowerInvariant());
        if (name >= 0) return NumberNames[(name + 1 + random.Next(4)) % NumberNames.Length];
        if (!decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return value;
        var digits = value.Contains('.') ? value.Length - value.IndexOf('.') - 1 : 0;
        var step = (decimal)Math.Pow(10, -digits) * (1 + random.Next(digits > 0 ? 9 : 4));
        var changed = number >= 100 && digits == 0 ? Math.Round(number * (random.Next(2) == 0 ? 0.8m : 1.3m))
            : number + (random.Next(2) == 0 && number > step ? -step : step);
        return changed.ToString((value.Contains(',') ? "N" : "F") + digits, CultureInfo.InvariantCulture);
    }

    private string? WithOtherName(CoveredSentence sentence)
    {
        var found = Pick(Names(sentence.Text));
        if (found is null) return null;
        var words = found.Value.Split(' ');
        bool IsOther(string name) =>
            name.Split(' ').Length == words.Length && name.Split(' ').All(word => !Says(sentence.Text, word))
            && name.Any(char.IsLower) == found.Value.Any(char.IsLower);
        var own = Names(sentence.Article.Body).Select(match => match.Value).Where(IsOther).ToList();
        if (own.Count > 0 && random.Next(2) == 0) return Replace(sentence.Text, found, own[random.Next(own.Count)]);
        var others = Names(articles[random.Next(articles.Count)].Body).Select(match => match.Value)
            .Where(name => IsOther(name) && !Says(sentence.Article.Body, name)).ToList();
        return others.Count == 0 ? null : Replace(sentence.Text, found, others[random.Next(others.Count)]);
    }

    private static IEnumerable<Match> Names(string text) =>
        NameRun().Matches(text).Where(match => !match.Value.Split(' ').Any(NoNames.Contains));

    private string? WithOtherDate(CoveredSentence sentence)
    {
        var found = Pick(Dates().Matches(sentence.Text));
        if (found is null) return null;
        var other = found.Groups["weekday"].Success ? Weekdays[random.Next(Weekdays.Length)]
            : found.Groups["month"].Success ? OtherMonthDay(found)
            : (int.Parse(found.Value, CultureInfo.InvariantCulture) + (random.Next(2) == 0 ? -1 : 1) * (1 + random.Next(5)))
                .ToString(CultureInfo.InvariantCulture);
        return Says(sentence.Text, other) || other == found.Value ? null : Replace(sentence.Text, found, other);
    }

    private string OtherMonthDay(Match found)
    {
        var (month, day) = (found.Groups["month"].Value, int.Parse(found.Groups["day"].Value, CultureInfo.InvariantCulture));
        return random.Next(2) == 0
            ? $"{Months[random.Next(Months.Length)]} {day}"
            : $"{month} {((day + random.Next(9)) % 28) + 1}";
    }

    private string? WithOtherQuotation(CoveredSentence sentence)
    {
        var quotation = Pick(LongQuotation().Matches(sentence.Text));
        if (quotation is null) return null;
        var word = Pick(PlainWord().Matches(quotation.Value));
        if (word is null) return null;
        var other = articles[random.Next(articles.Count)];
        var words = LongQuotation().Matches(other.Body).SelectMany(match => PlainWord().Matches(match.Value))
            .Select(match => match.Value)
            .Where(value => value != word.Value && value[^1] == word.Value[^1] && Math.Abs(value.Length - word.Value.Length) <= 2)
                .ToList();
        return words.Count == 0 ? null
            : sentence.Text[..(quotation.Index + word.Index)] + words[random.Next(words.Count)] + sentence.Text[(
            quotation.Index + word.Index + word.Length)..];
    }

    private string? Negated(string text)
    {
        var denials = Denial().Matches(text).Where(match => !IsQuoted(text, match.Index)).ToList();
        if (denials.Count > 0 && random.Next(2) == 0)
        {
            var denial = denials[random.Next(denials.Count)];
            return Replace(text, denial, "");
        }

        var auxiliary = Pick(Auxiliary().Matches(text).Where(match => !IsQuoted(text, match.Index)));
        return auxiliary is null ? null : Replace(text, auxiliary, auxiliary.Value + " not");
    }

    // Of the same article, or of the one most like it; in either case one that does not say the same in other words.
    private (CoveredArticle Article, string Passage)? OtherPassage(CoveredSentence sentence)
    {
        var words = Words(sentence.Text);
        bool Lacks(string passage) =>
            NewsBot.Text.Sentences.Split(passage)
            .All(span => Words(span.Cut(passage)).Count(words.Contains) < words.Count * 0.6);
        var own = sentence.Article.Passages.Where((passage, number) => number != sentence.Passage && Lacks(passage)).ToList();
        if (own.Count > 0 && random.Next(3) > 0) return (sentence.Article, own[random.Next(own.Count)]);
        var title = Words(sentence.Article.Title);
        var like = articles.Where(article => article != sentence.Article)
            .MaxBy(article => Words(article.Title).Count(title.Contains));
        var theirs = like?.Passages.Where(Lacks).ToList() ?? [];
        return theirs.Count == 0 ? null : (like!, theirs[random.Next(theirs.Count)]);
    }

    private T? Pick<T>(IEnumerable<T> all)
        where T : class
    {
        var list = all.ToList();
        return list.Count == 0 ? null : list[random.Next(list.Count)];
    }

    private static HashSet<string> Words(string text) =>
        LongWord().Matches(text).Select(match => match.Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    private static bool Says(string text, string value) => text.Contains(value, StringComparison.OrdinalIgnoreCase);

    private static bool IsQuoted(string text, int at) => text[..at].Count(c => c is '"' or '“' or '”') % 2 == 1;

    private static string Replace(string text, Match match, string other) =>
        text[..match.Index] + other + text[(match.Index + match.Length)..];

    [GeneratedRegex(@"(?<![\w.,:/-])[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?(?![\w:/-]|[.,][0-9])")]
    private static partial Regex Figures();

    [GeneratedRegex(@"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)\b(?!-)")]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \z")]
    private static partial Regex DateBefore();

    [GeneratedRegex(@"\A(?:st|nd|rd|th)? (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\A ?(?:a\.m|p\.m|am|pm)\b")]
    private static partial Regex DateBehind();

    [GeneratedRegex(@"(?<=[a-z,] )[A-Z][a-z]+(?:[A-Z][a-z]+)?(?: [A-Z][a-z]+)*(?![\w’'-])|(?<=[a-z,] )[A-Z]{2,5}(?![\w.’'-])")]
    private static partial Regex NameRun();

    [GeneratedRegex(
        @"\b(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\b(?<month>January|February|March|April|"
            + @"May|June|July|August|September|October|November|December) (?<day>[0-9]{1,2})\b|(?<=\b(?:in|since|until|of) "
            + @")(?:19|20)[0-9]{2}\b(?!-)")]
    private static partial Regex Dates();

    [GeneratedRegex("(?<=[\"“])[A-Za-z][^\"“”]*(?: [^\"“” ]+){4,}(?=[\"”])")]
    private static partial Regex LongQuotation();

    [GeneratedRegex(@"\b[a-z]{4,}\b(?!['’-])")]
    private static partial Regex PlainWord();

    [GeneratedRegex(
        @"(?<=\b(?:was|were|is|are|has|have|had|will|would|could|can|should|did|does|do)) not\b|(?<=\b(?:was|were|is|are|has|"
            + @"have|had|would|could|should|did|does|do))n['’]t\b| never\b")]
    private static partial Regex Denial();

    [GeneratedRegex(@"\b(?:was|were|is|are|has|have|had|will|would|could|can|should)\b(?= [a-z]+)(?! not| never| no )")]
    private static partial Regex Auxiliary();

    [GeneratedRegex(@"[A-Za-z0-9]{4,}")]
    private static partial Regex LongWord();
}
