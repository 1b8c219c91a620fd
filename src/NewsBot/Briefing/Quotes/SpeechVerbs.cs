using System.Collections.Frozen;
using NewsBot.Text.Names;

namespace NewsBot.Briefing.Quotes;

/// <summary>The words that say who speaks, in lower case.</summary>
internal static class SpeechVerbs
{
    /// <summary>What tells that somebody speaks or writes.</summary>
    public static FrozenSet<string> Verbs { get; } = Words("""
        said says say told tells wrote writes added adds asked asks replied replies answered warned warns explained explains noted
        notes argued argues insisted insists claimed claims tweeted tweets posted recalled recalls continued continues stated states
        declared declares announced admitted admits conceded concedes joked quipped acknowledged acknowledges observed remarked
        commented concluded shouted cried testified predicted promised vowed urged called calls described mused exclaimed lamented
        complained stressed emphasized emphasised responded suggested suggests agreed confirmed denied pleaded whispered texted
        boasted demanded repeated countered cautioned reflected summed thinks believes believed maintained objected protested sighed
        yelled vented reasoned
        """);

    /// <summary>The same where the sentence has named its subject before: "he said, adding that ...".</summary>
    public static FrozenSet<string> Participles { get; } = Words("""
        saying adding telling calling writing noting warning insisting explaining arguing stating declaring claiming describing
        """);

    /// <summary>What may stand between a subject and its verb.</summary>
    public static FrozenSet<string> Between { get; } = Words("""
        also then later once has have had would again just simply still only now often never always first further soon who
        himself herself recently today yesterday twice
        """);

    /// <summary>What makes of the name behind it somebody else than who speaks: "a spokesman for the mayor said".</summary>
    public static FrozenSet<string> Prepositions { get; } = Words("""
        for of to from with by at in on about against near behind under over after before between like without
        """);

    public static FrozenSet<string> Passive { get; } = Words("was were been be is are being");

    /// <summary>What is of a name between two of its words.</summary>
    public static FrozenSet<string> Particles { get; } = Words("de van von der den bin al la du del di da dos ibn ter el le");

    public static FrozenSet<string> Abbreviations { get; } = Words("""
        mr mrs ms dr prof rev hon st gen lt col sgt maj capt cmdr adm cpl sen rep gov pres supt det insp atty amb jr sr no vs
        """);

    /// <summary>Of places, bodies, works and days: a run that has one of these is no person.</summary>
    public static FrozenSet<string> NoPerson { get; } = Words("""
        authority ministry council department university college school institute association agency bureau office service union
        party alliance assembly parliament senate congress court committee commission board bank company corporation corp inc ltd
        group co-operative cooperative foundation federation league cup club team albion united police army navy force guard
        engineering press post courier ledger wire times news journal magazine radio television network hospital centre center
        church cathedral museum theatre theater library stadium arena bridge street road avenue square park hall house tower lake
        river mount mountain sea ocean bay harbour harbor island islands coast valley county city town district province state
        states kingdom republic north south east west northern southern eastern western lower upper new old great world nations
        january february march april june july august september october november december monday tuesday wednesday thursday friday
        saturday sunday christmas easter street airport station dam port capital pier quay gate day week award awards prize games
        festival conference fund trust act bill law war treaty agreement plan report covid
        """);

    /// <summary>With a capital where a sentence or a caption begins, and never of a name.</summary>
    public static FrozenSet<string> NoName { get; } = Words("""
        while whereas although though because instead meanwhile however both feedback video watch ad photo image former ex-president
        ex-wife ex-husband like unlike monday tuesday wednesday thursday friday saturday sunday
        """);

    /// <summary>Parties and the like, which stand in front of a name without a title.</summary>
    public static FrozenSet<string> Labels { get; } =
        Words("republican democrat democratic conservative liberal labour tory green independent");

    /// <summary>Titles that are surnames as well: "Stephen King said".</summary>
    public static FrozenSet<string> TitlesAsNames { get; } =
        Words("king prince pope bishop judge justice major cardinal lord dean chancellor");

    public static FrozenSet<string> OfMen { get; } = Words("""
        mr sir king prince spokesman chairman councilman congressman father brother lord duke pope businessman policeman fireman
        """);

    public static FrozenSet<string> OfWomen { get; } = Words("""
        mrs ms miss dame lady queen princess spokeswoman chairwoman congresswoman councilwoman sister duchess actress mother
        businesswoman policewoman
        """);

    public static bool IsTitle(string lower) => NameForms.Titles.Contains(lower) || NameForms.Offices.Contains(lower);

    public static bool IsBetween(string lower) =>
        Between.Contains(lower) || (lower.Length > 4 && lower.EndsWith("ly", StringComparison.Ordinal));

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
