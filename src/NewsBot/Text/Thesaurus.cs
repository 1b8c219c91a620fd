using System.Collections.Frozen;

namespace NewsBot.Text;

/// <summary>Which words may stand for each other in a report, and which say the opposite.</summary>
internal sealed class Thesaurus
{
    // What one reporter and another write for the same. A word has one meaning here, its usual one in the news.
    private const string Families = """
        buy acquire takeover purchase|sell sale|firm company business corporation|rival competitor bidder|
        cut reduce lower slash trim halve|hurt injure wound|kill dead die death fatal drown|hospital hospitalised hospitalized|
        begin start launch open commence|end finish stop cease conclude|ask demand request seek sought urge call appeal|
        need require must|plan intend aim want|show indicate suggest|say tell announce state|reject refuse decline down|
        take bring carry transport|live inhabitant resident population reside|back support endorse|oppose against object|
        choose pick select appoint name nominate|elect vote ballot poll|leave quit resign depart|sack dismiss fire oust|
        replace succeed successor|win victory beat defeat|lose loss defeat|lead head chair run|money fund cash funding|
        pay payment wage salary|cost price worth expensive|rise increase grow climb jump gain up|
        fall drop decline decrease down shrink|prison jail imprisonment|court judge tribunal|rule decide decision ruling verdict|
        charge accuse accusation|arrest detain custody|acquit clear cleared|bribe bribery corruption|law legislation bill act|
        agree agreement deal accord pact|sign signed|dispute quarrel row conflict|home house residence|
        resident inhabitant people population citizen|child pupil student kid|town city|country nation|area region district zone|
        build construct construction erect|rebuild reconstruct renovate restore|repair fix|break sever cut|hide secret conceal|
        return hand|give donate present|take seize|keep hold remain stay retain|get receive obtain|send dispatch|
        close shut closure|near close|before previous previously earlier prior former|after follow following subsequent|
        next further another|again more|around about|attack assault strike raid|bomb explosion blast explode|shoot gunman gunfire|
        fight battle combat clash|troop soldier force army military|protest demonstrate demonstration rally march|strike walkout|
        flee escape evacuate evacuation evacuee|rescue save|find discover discovery|search look hunt|try attempt effort|
        help assist aid|warn warning caution|threat threaten menace|fear worry concern concerned|
        criticise criticize criticism slam blast condemn denounce|praise commend laud hail applaud|
        blame attribute cite reason cause because due|promise pledge vow commit|deny denial dismiss|confirm verify|
        admit acknowledge concede|believe think consider|expect predict forecast anticipate|allow permit let|
        ban prohibit forbid outlaw|block prevent|approve pass adopt authorise authorize approval|suspend pause|cancel call scrap|
        delay postpone defer|meet meeting talk|visit trip travel|speak speech address|write wrote letter|publish release issue|
        reveal disclose unveil|report account|evidence proof prove|test examine check inspect|measure gauge|
        count number total figure|big large huge major|small little minor|new recent|old aged|first inaugural initial|last final|
        year annual annually yearly|month monthly|day daily|week weekly|reporter journalist|journalism reporting|
        doctor physician medic|patient case|disease illness outbreak|vaccine vaccinate jab|car vehicle|plane aircraft jet flight|
        ship boat vessel ferry|train rail railway|road street highway|bridge span|electricity power outage blackout|
        storm hurricane gale|flood flooding|fire blaze wildfire|quake earthquake|rain rainfall|film movie|show programme program|
        song track|match game|goal score scored|player footballer|team side club squad|coach manager|season campaign|
        contract deal|job employment|worker employee staff|union league|boss chief executive ceo head director leader|
        minister secretary|police officer|lawyer attorney|prosecutor prosecution|government administration|
        parliament assembly legislature lawmaker|member part|group organisation organization|spokesman spokeswoman spokesperson|
        farmer farm|grain wheat crop|catch fish fishing|immediate immediately once instantly|straight row consecutive running|
        exact exactly precise|place location site spot|possible probable probably likely may|fast quick quickly rapid|
        difficult hard tough|wrong mistake error|right correct|receive award prize|joke quip|describe call|
        introduce bring brought|effect force|mean meaning|share stake|market exchange|owner own|use using|hour hourly|
        picture photo photograph image|film record|animal creature|
        """;

    private const string Opposites = """
        rise fall|rises falls|rose fell|risen fallen|increase decrease|increases decreases|increased decreased|higher lower|
        highest lowest|gain lose|gained lost|gains losses|win lose|won lost|wins loses|open close|opened closed|opens closes|
        open shut|opened shut|reopened closed|approve reject|approved rejected|approves rejects|accept reject|accepted rejected|
        accepts rejects|supported opposed|backed opposed|convicted acquitted|convict acquit|guilty innocent|alive dead|
        survived died|increase reduce|increased reduced|raise lower|raised lowered|raise cut|raised cut|begin end|began ended|
        begins ends|start end|started ended|starts ends|start stop|started stopped|oldest youngest|older younger|largest smallest|
        larger smaller|biggest smallest|bigger smaller|longest shortest|longer shorter|earlier later|north south|
        northern southern|east west|eastern western|success failure|succeeded failed|succeed fail|strengthen weaken|
        strengthened weakened|stronger weaker|strongest weakest|praised criticised|praised criticized|praise criticise|
        praise criticize|welcomed criticised|welcomed criticized|confirmed denied|confirm deny|confirms denies|hired fired|
        appointed dismissed|agreed refused|agree refuse|agree disagree|agreed disagreed|arrive leave|arrived left|enter leave|
        entered left|buy sell|bought sold|import export|imports exports|legal illegal|lawful unlawful|safe dangerous|hot cold|
        hottest coldest|warmer colder|best worst|better worse|male female|man woman|men women|husband wife|son daughter|
        brother sister|mother father|inside outside|allow ban|allowed banned|allows bans|permitted banned|lift impose|
        lifted imposed|joined left|join leave|expand shrink|expanded shrank|public private|majority minority|morning evening|
        summer winter|spring autumn|upstream downstream|upper lower|wet dry|full empty|single married|rich poor|hard easy|
        hardest easiest|fast slow|faster slower|cheap expensive|cheaper dearer|
        """;

    private readonly FrozenDictionary<string, int[]> families;
    private static readonly FrozenSet<string> NoTerms = [];

    private readonly FrozenDictionary<string, string[]> opposites;
    private readonly FrozenDictionary<string, FrozenSet<string>> oppositeTerms;

    public Thesaurus(Tokenizer terms)
    {
        families = Groups(Families).Select((words, family) => (words, family))
            .SelectMany(group => group.words.Select(word => (Term: terms.Normalize(word), group.family)))
            .GroupBy(pair => pair.Term, pair => pair.family, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);
        opposites = Groups(Opposites).SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) })
            .GroupBy(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        oppositeTerms = opposites.ToFrozenDictionary(
            pair => pair.Key, pair =>
                pair.Value.Select(word => terms.Normalize(word)).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Whether two tokens are one word, words of one stem, or of one family.</summary>
    public static bool AreSame(in Token one, in Token other) => AreSame(one, other.Term, other.Families);

    /// <inheritdoc cref="AreSame(in Token, in Token)"/>
    public static bool AreSame(in Token one, string term, int[]? families) =>
        one.Term == term || AreOfOneStem(one.Term, term)
        || (one.Families is { } first && families is { } second && first.AsSpan().IndexOfAny(second) >= 0);

    /// <summary>The numbers of the families that a term is of; null for a word without.</summary>
    public int[]? FamiliesOf(string term) => families.GetValueOrDefault(term);

    /// <summary>The words, in lower case as written, that say the opposite of this one.</summary>
    public IReadOnlyList<string> OppositesOf(string lower) => opposites.TryGetValue(lower, out var words) ? words : [];

    /// <summary>The same as terms, so that "lost" finds "wins".</summary>
    public IReadOnlySet<string> OppositeTermsOf(string lower) =>
        oppositeTerms.TryGetValue(lower, out var words) ? words : NoTerms;

    // "evacu" and "evacue", "decid" and "decis", "vaccin" and "unvaccin"; but not "contract" and "contrast".
    private static bool AreOfOneStem(string one, string other)
    {
        if (one.Length < 4 || other.Length < 4 || (one[0] != other[0] && one[0] != 'u' && other[0] != 'u')) return false;
        if (one[0] == 'u' && one[1] == 'n' && one.Length > 6 && one.AsSpan(2).SequenceEqual(other)) return true;
        if (other[0] == 'u' && other[1] == 'n' && other.Length > 6 && other.AsSpan(2).SequenceEqual(one)) return true;
        var shared = one.AsSpan().CommonPrefixLength(other);
        if (shared < 4) return false;
        var (shorter, longer) = one.Length < other.Length ? (one.Length, other.Length) : (other.Length, one.Length);
        return shared == shorter ? longer - shorter <= 4 : shared >= shorter - 1 && longer - shared <= 3;
    }

    private static IEnumerable<string[]> Groups(string list) =>
        list.Replace("\n", "", StringComparison.Ordinal)
            .Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(group => group.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(group => group.Length > 1);
}
