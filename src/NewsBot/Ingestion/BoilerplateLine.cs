using System.Text.RegularExpressions;

namespace NewsBot.Ingestion;

/// <summary>
/// Recognises lines that editors and templates put between the paragraphs of an article, by how they begin or by how they
/// address the reader. A line that begins with a quotation mark is never boilerplate, because it quotes a person.
/// </summary>
internal static partial class BoilerplateLine
{
    /// <summary>Longer lines are paragraphs, in UTF-16 units. The limit also bounds the time that the patterns take.</summary>
    private const int MaxLineLength = 400;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Far more than a line takes; it guards against a pattern that backtracks without end.</summary>
    private const int MatchTimeoutMilliseconds = 1000;

    /// <summary>True if the line is not part of the article's text, wherever it stands.</summary>
    public static bool IsMatch(string line) =>
        line.Length <= MaxLineLength && !IsCorrection(line)
        && (Pointer().IsMatch(line) || Button().IsMatch(line) || Picture().IsMatch(line) || Invitation().IsMatch(line)
            || Addressed().IsMatch(line) || SmallPrint().IsMatch(line));

    /// <summary>
    /// True if a line before the text is a byline or a date: "By Ada Quill", "05/10/2018 - News".
    /// </summary>
    public static bool IsBylineOrDate(string line) => line[^1] != '.' && Dated().IsMatch(line);

    /// <summary>True if the text reports a mistake in the article: that is always part of the article.</summary>
    public static bool IsCorrection(string text) => Correction().IsMatch(text);

    /// <summary>Pointers to other articles: "Related: The harbour in pictures", "Read more", "Leia também: ...".</summary>
    [GeneratedRegex(
        """
        ^[^\w"“‘'«]*(
        (related|see\ (also|more)|(also\ )?read(\ more|\ also|\ next)?|more\ (on|from|in|about)|must[-\ ]read|recommended
        |up\ next|next\ up|you\ (may|might)\ also\ like|don['’]t\ miss|in\ case\ you\ missed\ it
        |leia\ (também|mais)|veja\ também|saiba\ mais|le[ae]\ (también|más)|[lt]e\ puede\ interesar|nota\ relacionada
        |(à\ )?lire\ (aussi|également)|sur\ le\ même\ (sujet|thème)|lesen\ sie\ auch|mehr\ zum\ thema
        |das\ könnte\ (sie|dich)\ auch\ interessieren|leggi\ anche|potrebbe\ interessarti|lees\ ook|läs\ (också|även|mer)
        |l[eæ]s\ også|(czytaj|zobacz)\ (też|także|również)|(читайте|смотрите)\ также)
        \b[^.:|»>]{0,40}([:|»>]|(\.\.\.|…)?$)
        |(watch|listen)(\ now|\ live)?:
        |more\b[^.:]{0,40}:\ https?://
        |(related|more|top|latest|popular|trending)(\ \w+){0,3}\ (articles?|stories|posts?|news|coverage|links|topics)\W*$
        |(most\ (read|popular)|popular|trending|latest|highlights)\W*$
        )
        """, Options | RegexOptions.IgnorePatternWhitespace, MatchTimeoutMilliseconds)]
    private static partial Regex Pointer();

    /// <summary>Lines that consist only of the words on a button or label.</summary>
    [GeneratedRegex(
        """
        ^\W*(share|tweet|e?mail|print|copy\ link|facebook|twitter|whatsapp|comments?|leave\ a\ (comment|reply)
        |post\ (a\ )?comment|reply|loading(\ content)?|sign\ in|log\ in|subscribe|advert(isement)?|sponsored(\ content)?
        |anzeige|publicidade|publicidad|pubblicità
        |skip\ to\ (main\ )?content|continue\ reading|(story|article)\ continues\ below.*|scroll\ down.*
        |caption|close|home|tags?|topics?
        |(image|photo|slide)\ \d+\ (of|/)\ \d+)\W*$
        """, Options | RegexOptions.IgnorePatternWhitespace, MatchTimeoutMilliseconds)]
    private static partial Regex Button();

    /// <summary>Captions and credits: "Photo: Ada Quill", "The pier (AP Photo/Ada Quill)", "The pier © Harbour Post".</summary>
    [GeneratedRegex(
        """
        ^[^\w"“‘'«]*(
        ((file|image|photo|picture)\ )?(photos?|images?|pictures?|photographs?|credits?|source)\ *[:/|©]
        |video:[^.]{0,100}$
        |(foto|fotos|фото|bild|crédito|fonte|quelle|fuente)\ *[:/|©]
        |(photo|photograph|picture|image)s?\ by\b
        |[^.]{0,80}©
        |.{0,380}\([^()]{0,60}\b(photo|image|credit|getty|file)\b[^()]{0,60}\)$
        |.{0,380}\(\ *(fotos?|bild(er)?|crédito?|zdjęcie|фото)\ *[:/©][^()]{0,60}\)$
        )
        """, Options | RegexOptions.IgnorePatternWhitespace, MatchTimeoutMilliseconds)]
    private static partial Regex Picture();

    /// <summary>Lines that begin by asking the reader to sign up, follow or write in.</summary>
    [GeneratedRegex(
        """
        ^[^\w"“‘'«]*(sign\ up|subscribe\ (to|for|now|today)|join\ our|get\ access\ to|like\ us\ on
        |follow\ (us|me|him|her|them)\ (on\b|at\b|@)
        |follow\ [@\w'’]+(\ \w+)?\ on\ (twitter|x|facebook|instagram)|follow\ \w+['’]s?\ (full\ )?coverage
        |download\ (the|our)\ app|get\ (our|the)\ (\w+\ )?newsletter|support\ our\ (work|journalism|reporting)
        |have\ a\ (news\ )?tip\b|reach\ (the\ )?reporters?\b|(e?mail|contact)\ (the\ )?(author|reporter|writer)\b)
        """, Options | RegexOptions.IgnorePatternWhitespace, MatchTimeoutMilliseconds)]
    private static partial Regex Invitation();

    /// <summary>Such a request further on in a line: "Ada Quill is a reporter. Follow her on ...", "Click here to ...".</summary>
    [GeneratedRegex(
        """
        \bfollow\ (him|her|us|me|them|@\w+)\b[^.]{0,40}\ (on|at)\b|\bfollow\ (him|her|us|me|them)\ @\w
        |\b(sign\ up|subscribe|abonniere?n?|melden?\ (dich|sie\ sich)|abonnez|inscrivez|suscr[ií]b[ae]\w*|iscriviti|inscreva)\b
        .{0,60}\bnewsletters?\b|^[^(]{0,120}\bclick\ here\ (for|to)\b|^e?mail\ (\w+\ ){1,3}at\b
        |\b(may|can)\ be\ (reached|contacted)\ (at|on|via|by)\b.{0,40}[@\d]
        |\bmay\ (earn|receive)\ (an?\ )?(small\ )?(affiliate\ )?commission\b
        """, Options | RegexOptions.IgnorePatternWhitespace, MatchTimeoutMilliseconds)]
    private static partial Regex Addressed();

    /// <summary>Copyright notices, credits of writers and editors, dates, tags, and the footers of WordPress.</summary>
    [GeneratedRegex(
        """
        ^[^\w"“‘'«]*(
        copyright\ *([©ⓒ@:]|\(c\)|\d{4}|by\b)|\(c\)\ *\d{4}|.{0,200}\ball\ rights\ reserved\b
        |((additional\ )?reporting|writing|editing)\ by\b
        |[^.]{0,100}\ contributed\ (to\ this|reporting)\b[^.]{0,40}\.?$
        |(first|originally)\ (published|posted|appeared)\ (on|in|at|by)\b.{0,90}$
        |((first|last)\ )?(published|updated|posted|modified|publicado|veröffentlicht|publié|pubblicato)\b(?=.*\d).{0,90}
        (?<!\w\w[.!?"”])$
        |(this\ (entry|post)\ was|dieser\ (beitrag|eintrag)\ wurde|cet(te)?\ (entrée|article)\ a\ été|esta\ entrada\ fue)
        \ .{0,60}\b(posted|veröffentlicht|publiée?|publicada)\b.*
        |via\ [^.\s]+(\ [^.\s]+){0,2}(\.\w+)?$
        |(tags|categories|topics|keywords|filed\ under)\ *:
        )
        """, Options | RegexOptions.IgnorePatternWhitespace, MatchTimeoutMilliseconds)]
    private static partial Regex SmallPrint();

    [GeneratedRegex(
        """
        ^\W*(correction|clarification)s?\b|\b(correction|clarification)s?\ *[:(—–]
        |\b(earlier|previous)\ version\b|\b(was|has\ been)\ (corrected|amended|updated)\b|\bmisstated\b
        """, Options | RegexOptions.IgnorePatternWhitespace, MatchTimeoutMilliseconds)]
    private static partial Regex Correction();

    [GeneratedRegex(@"^by \w|\b\d?\d:\d\d\b|\b\d?\d([/.-])\d?\d\k<1>(\d\d){1,2}\b|\b\d{4}-\d\d-\d\d",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchTimeoutMilliseconds)]
    private static partial Regex Dated();
}
