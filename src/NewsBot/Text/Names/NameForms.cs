using System.Collections.Frozen;

namespace NewsBot.Text.Names;

/// <summary>What is known of names without a text: which words are titles, and what else a place or body is called.</summary>
internal static class NameForms
{
    /// <summary>In front of a name, not of it: a title may be left out, or said although the passage has another one.</summary>
    public static FrozenSet<string> Titles { get; } = Words("""
        mr mrs ms miss dr doctor prof professor sir lord lady dame rev reverend father sister brother saint st hon judge justice
        gen general lt lieutenant col colonel sgt sergeant maj major capt captain cmdr commander adm admiral cpl corporal sen
        senator rep representative gov governor pres president vice prime minister chancellor secretary premier mayor king queen
        prince princess duke duchess pope cardinal bishop archbishop rabbi imam sheikh chief chairman chairwoman chair director
        executive officer ceo cfo coo spokesman spokeswoman spokesperson coach striker defender goalkeeper captain inspector
        detective superintendent sheriff attorney ambassador envoy congressman congresswoman councillor councilman commissioner
        speaker leader head former late acting deputy senior junior opposition majority minority first
        """);

    /// <summary>What an office is for. In front of a title these are of it ("Health Minister"), elsewhere of a name ("World
    /// Health Organization").</summary>
    public static FrozenSet<string> Offices { get; } = Words("""
        foreign interior home defence defense finance health infrastructure transport education justice treasury state environment
        energy trade labour labor agriculture city county town finance economy economics culture science
        """);

    /// <summary>
    /// Words that open a sentence with a capital and are no names: people and things that news is about. Others are known by
    /// their endings or by standing in the passage in lower case.
    /// </summary>
    public static FrozenSet<string> Openers { get; } = Words("""
        police people men women children staff crew fire rain snow wind storm water power oil gas coal fuel food house home court
        school hospital church bank union team club party council parliament congress senate assembly government state city town
        county country nation world army navy force family couple man woman boy girl child doctor nurse teacher judge lawyer
        driver pilot farmer worker engineer expert analyst critic voter resident official officer soldier witness victim survivor
        patient student athlete player fan data research science evidence proof health trade demand supply growth debt tax
        inflation price cost share stock market support trust hope fear anger peace war talk election vote poll survey study
        report review inquiry probe trial case law bill deal traffic train tram bus flight car ship boat ferry road bridge tunnel
        dam harbour harbor airport station asked both each half most many meanwhile instead despite although though because once
        since until unless whereas besides even like unlike thanks together tomorrow yesterday today next last previously formerly
        eventually ultimately initially finally please yes well perhaps maybe then thus hence overall likewise moreover
        nonetheless nevertheless regarding given following among amid beyond across per via plus minus every everyone everybody
        nobody none nothing anyone something someone whether compared combined located based known born built named called asked
        responding speaking writing pay wheat work life death
        """);

    private static readonly FrozenDictionary<string, string[]> Same = new Dictionary<string, string[]>
    {
        ["united states"] = ["america"],
        ["united states of america"] = ["america"],
        ["us"] = ["america"],
        ["usa"] = ["america"],
        ["united kingdom"] = ["britain"],
        ["great britain"] = ["britain"],
        ["uk"] = ["britain"],
        ["united nations"] = ["un"],
        ["european union"] = ["eu"],
        ["dprk"] = ["north", "korea"],
        ["prc"] = ["china"],
        ["uae"] = ["uae"],
        ["united arab emirates"] = ["uae"],
        ["soviet union"] = ["ussr"],
        ["holland"] = ["netherland"],
        ["burma"] = ["myanmar"],
        ["la"] = ["lo", "angel"],
        ["nyc"] = ["new", "york"],
        ["new york city"] = ["new", "york"],
        ["washington d.c"] = ["washington"],
        ["washington dc"] = ["washington"],
        ["covid"] = ["coronavirus"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] CommonEndings =
        ["ing", "ed", "ly", "ers", "ors", "ists", "ions", "ments", "ants", "ents", "ies", "ness", "ials", "ages"];

    /// <summary>The name as words that are the same for each of its usual forms.</summary>
    public static IReadOnlyList<string> Of(AnnotatedText text, int first, int end)
    {
        if (text.Tokens[first].Lower.EndsWith("'s", StringComparison.Ordinal)
            || text.Tokens[end - 1].Lower.EndsWith("'s", StringComparison.Ordinal)
            || end - first > 1 || text.Tokens[first].Lower.Length <= 4)
        {
            var whole = string.Join(' ', Enumerable.Range(first, end - first).Select(i => Bare(text.Tokens[i].Lower)));
            if (Same.TryGetValue(whole, out var words)) return words;
        }

        return [.. Enumerable.Range(first, end - first).Select(i => text.Tokens[i].Term).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether "Seoul" may stand for "South Korea" here: the one is a capital, the other its country, by their
    /// words.</summary>
    public static IReadOnlyList<string>? Country(string capital) =>
        Gazetteer.Governments.TryGetValue(capital, out var country)
            ? country is "european union" ? ["eu"] : country is "saudi arabia" ? ["saudi", "arabia"] : country.Split(' ') : null;

    /// <summary>Whether a word at the start of a sentence is likely none of a name.</summary>
    public static bool IsCommon(string lower) =>
        Openers.Contains(lower) || Titles.Contains(lower) || StopWords.All.Contains(lower)
        || (lower.EndsWith('s') && Openers.Contains(lower[..^1]))
        || CommonEndings.Any(ending => lower.Length > ending.Length + 2 && lower.EndsWith(ending, StringComparison.Ordinal));

    private static string Bare(string lower) =>
        lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower.TrimEnd('\'');

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
