using System.Collections.Frozen;

namespace NewsBot.Text.Names;

/// <summary>
/// Place names that need no context to be known for one: countries, states of the US, large cities, seas. Names of several
/// words by their whole; case makes no difference.
/// </summary>
internal static class Gazetteer
{
    /// <summary>Countries, and parts of them that news treats as such.</summary>
    public static FrozenSet<string> Countries { get; } = Names("""
        Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|
        Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Botswana|Brazil|Britain|Brunei|Bulgaria|Burkina Faso|
        Burundi|Cambodia|Cameroon|Canada|Cape Verde|Chad|Chile|China|Colombia|Comoros|Congo|Costa Rica|Croatia|Cuba|Cyprus|
        Czechia|Czech Republic|Denmark|Djibouti|Dominica|Dominican Republic|Ecuador|Egypt|El Salvador|England|Eritrea|Estonia|
        Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Gaza|Georgia|Germany|Ghana|Greece|Greenland|Grenada|Guatemala|
        Guinea|Guyana|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|
        Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|
        Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|
        Micronesia|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|New Zealand|
        Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Northern Ireland|Norway|Oman|Pakistan|Palau|Palestine|Panama|
        Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|Samoa|San Marino|
        Saudi Arabia|Scotland|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia|
        South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|
        Tanzania|Thailand|Togo|Tonga|Trinidad|Tunisia|Turkey|Turkmenistan|Tuvalu|Uganda|Ukraine|United Arab Emirates|
        United Kingdom|United States|Uruguay|Uzbekistan|Vanuatu|Vatican|Venezuela|Vietnam|Wales|West Bank|Yemen|Zambia|
        Zimbabwe
        """);

    /// <summary>States of the US.</summary>
    public static FrozenSet<string> States { get; } = Names("""
        Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|
        Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|
        Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|
        Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|
        Wyoming
        """);

    /// <summary>Large cities.</summary>
    public static FrozenSet<string> Cities { get; } = Names("""
        Amsterdam|Athens|Atlanta|Baghdad|Baltimore|Bangkok|Barcelona|Beijing|Beirut|Berlin|Birmingham|Bogota|Boston|Brasilia|
        Brussels|Bucharest|Budapest|Buenos Aires|Cairo|Cape Town|Caracas|Charlotte|Chicago|Cleveland|Copenhagen|Dallas|
        Damascus|Delhi|Denver|Detroit|Dhaka|Doha|Dubai|Dublin|Edinburgh|Frankfurt|Geneva|Glasgow|Hamburg|Hanoi|Havana|
        Helsinki|Houston|Istanbul|Jakarta|Jerusalem|Johannesburg|Kabul|Karachi|Kiev|Kyiv|Kuala Lumpur|Lagos|Las Vegas|Lima|
        Lisbon|Liverpool|London|Los Angeles|Lyon|Madrid|Manchester|Manila|Melbourne|Mexico City|Miami|Milan|Minneapolis|
        Montreal|Moscow|Mumbai|Munich|Nairobi|Naples|New Delhi|New Orleans|New York City|Orlando|Osaka|Oslo|Ottawa|Paris|
        Philadelphia|Phoenix|Pittsburgh|Portland|Prague|Pyongyang|Rio de Janeiro|Riyadh|Rome|Rotterdam|San Antonio|San Diego|
        San Francisco|Santiago|Sao Paulo|Seattle|Seoul|Shanghai|Sofia|Stockholm|Sydney|Taipei|Tehran|Tel Aviv|Tokyo|Toronto|
        Tripoli|Tunis|Vancouver|Venice|Vienna|Vilnius|Warsaw|Washington, D.C.|Yokohama|Zagreb|Zurich
        """);

    /// <summary>Continents, seas and regions.</summary>
    public static FrozenSet<string> Others { get; } = Names("""
        Africa|Antarctica|Asia|Europe|Crimea|Siberia|Atlantic|Pacific|Arctic|Indian Ocean|Mediterranean|Caribbean|Baltic|
        Black Sea|Red Sea|North Sea|Gulf of Mexico
        """);

    /// <summary>Whether <paramref name="name"/> is any of them, in whatever case.</summary>
    public static bool Has(string name) =>
        Countries.Contains(name) || States.Contains(name) || Cities.Contains(name) || Others.Contains(name);

    /// <summary>Words of one place: what one of its people or things is called, and what it is called itself.</summary>
    public static IReadOnlyList<string> Demonyms { get; } =
    [
        "afghanistan afghan afghans", "albania albanian", "algeria algerian", "america american americans",
            "argentina argentine argentinian",
        "australia australian australians aussie", "austria austrian", "belarus belarusian",
            "belgium belgian", "bolivia bolivian",
        "bosnia bosnian", "brazil brazilian brazilians", "britain british briton britons", "bulgaria bulgarian",
            "california californian californians",
        "cambodia cambodian", "canada canadian canadians", "chile chilean", "china chinese", "colombia colombian",
            "croatia croatian", "cuba cuban cubans",
        "cyprus cypriot", "czechia czech", "denmark danish dane danes", "egypt egyptian egyptians",
            "england english", "estonia estonian",
        "ethiopia ethiopian", "europe european europeans", "finland finnish finn finns", "france french", "georgia georgian",
            "germany german germans",
        "ghana ghanaian", "greece greek greeks", "haiti haitian haitians", "hungary hungarian", "iceland icelandic",
            "india indian indians",
        "indonesia indonesian", "iran iranian iranians", "iraq iraqi iraqis", "ireland irish", "israel israeli israelis",
            "italy italian italians",
        "jamaica jamaican", "japan japanese", "jordan jordanian", "kazakhstan kazakh", "kenya kenyan",
            "korea korean koreans", "kosovo kosovan",
        "latvia latvian", "lebanon lebanese", "libya libyan", "lithuania lithuanian", "malaysia malaysian",
            "mexico mexican mexicans",
        "moldova moldovan", "morocco moroccan", "nepal nepali nepalese", "netherlands dutch",
            "nigeria nigerian nigerians", "norway norwegian",
        "pakistan pakistani pakistanis", "palestine palestinian palestinians", "peru peruvian",
            "philippines filipino philippine filipinos",
        "poland polish pole poles", "portugal portuguese", "romania romanian", "russia russian russians",
            "scotland scottish scots", "serbia serbian",
        "singapore singaporean", "slovakia slovak", "slovenia slovenian", "somalia somali",
            "spain spanish spaniard", "sudan sudanese",
        "sweden swedish swede", "switzerland swiss", "syria syrian syrians", "taiwan taiwanese", "texas texan texans",
            "thailand thai", "tunisia tunisian",
        "turkey turkish", "uganda ugandan", "ukraine ukrainian ukrainians", "venezuela venezuelan venezuelans",
            "vietnam vietnamese", "wales welsh",
        "yemen yemeni", "zimbabwe zimbabwean",
    ];

    /// <summary>
    /// Capitals that news says for a government ("and what did Seoul say?"), each with what else that is called.
    /// </summary>
    public static FrozenDictionary<string, string> Governments { get; } = Names("""
        seoul:south korea|pyongyang:north korea|washington:america|moscow:russia|kremlin:russia|beijing:china|taipei:taiwan|
        kyiv:ukraine|kiev:ukraine|london:britain|paris:france|berlin:germany|rome:italy|madrid:spain|warsaw:poland|
        budapest:hungary|vienna:austria|brussels:european union|tokyo:japan|delhi:india|islamabad:pakistan|kabul:afghanistan|
        tehran:iran|baghdad:iraq|damascus:syria|ankara:turkey|riyadh:saudi arabia|cairo:egypt|jerusalem:israel|ottawa:canada|
        canberra:australia|havana:cuba|caracas:venezuela|pretoria:south africa|athens:greece|stockholm:sweden|oslo:norway|
        helsinki:finland|dublin:ireland|lisbon:portugal|minsk:belarus|belgrade:serbia|jakarta:indonesia|manila:philippines|
        hanoi:vietnam|bangkok:thailand|nairobi:kenya|brasilia:brazil
        """).Select(pair => pair.Split(':')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    // Lines end in the middle of the list, not of a name.
    private static FrozenSet<string> Names(string list) =>
        list.Replace("\n", "", StringComparison.Ordinal)
            .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
