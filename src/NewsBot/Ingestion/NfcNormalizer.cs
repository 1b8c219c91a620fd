using System.Text;

namespace NewsBot.Ingestion;

/// <summary>
/// Joins a letter and the accents that follow it into the one character that Unicode has for them (NFC), so that a name
/// reads the same however a program saved it. <c>string.Normalize</c> would be the obvious way, but the bot runs with
/// invariant globalization, where it hands every text back as it came.
/// </summary>
/// <remarks>
/// It covers the Latin, modern Greek, Cyrillic, Arabic, kana and Hangul pairs of the Unicode Character Database. Other
/// scripts, and accents that are not in canonical order, stay as they are.
/// </remarks>
internal static class NfcNormalizer
{
    private const int HangulLeads = 19, HangulVowels = 21, HangulTails = 28;
    private const char FirstLead = '\u1100', FirstVowel = '\u1161', TailBase = '\u11A7', FirstSyllable = '\uAC00';

    /// <summary>Maps each accent to pairs of characters: a letter, and the letter composed with the accent.</summary>
    private static readonly Dictionary<char, string> PairsByAccent = new()
    {
        ['\u0300'] = "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹЕЀИЍеѐиѝĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ",
        ['\u0301'] = "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿ¨΅ΑΆΕΈΗΉΙΊΟΌΥΎΩΏϊΐαάεέηήιίϋΰ"
            + "οόυύωώϒϓГЃКЌгѓкќÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ",
        ['\u0302'] = "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ",
        ['\u0303'] = "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ",
        ['\u0304'] = "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳИӢиӣУӮуӯGḠgḡḶḸḷḹṚṜṛṝ",
        ['\u0306'] = "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭУЎИЙийуўЖӁжӂАӐаӑЕӖеӗȨḜȩḝẠẶạặ",
        ['\u0307'] = "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ",
        ['\u0308'] = "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸΙΪΥΫιϊυϋϒϔЕЁІЇеёіїАӒаӓӘӚәӛЖӜжӝЗӞзӟИӤиӥОӦоӧӨӪөӫЭӬэӭУӰуӱЧӴчӵЫӸыӹHḦhḧÕṎõṏŪṺ"
            + "ūṻWẄwẅXẌxẍtẗ",
        ['\u0309'] = "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ",
        ['\u030A'] = "AÅaåUŮuůwẘyẙ",
        ['\u030B'] = "OŐoőUŰuűУӲуӳ",
        ['\u030C'] = "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ",
        ['\u030F'] = "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕѴѶѵѷ",
        ['\u0311'] = "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ",
        ['\u031B'] = "OƠoơUƯuư",
        ['\u0323'] = "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ",
        ['\u0324'] = "UṲuṳ",
        ['\u0325'] = "AḀaḁ",
        ['\u0326'] = "SȘsșTȚtț",
        ['\u0327'] = "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ",
        ['\u0328'] = "AĄaąEĘeęIĮiįUŲuųOǪoǫ",
        ['\u032D'] = "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ",
        ['\u032E'] = "HḪhḫ",
        ['\u0330'] = "EḚeḛIḬiḭUṴuṵ",
        ['\u0331'] = "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ",
        ['\u0653'] = "اآ",
        ['\u0654'] = "اأوؤيئەۀہۂےۓ",
        ['\u0655'] = "اإ",
        ['\u3099'] = "かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔゝゞカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴワヷヰヸヱヹヲヺヽヾ",
        ['\u309A'] = "はぱひぴふぷへぺほぽハパヒピフプヘペホポ",
    };

    private static readonly Dictionary<(char Letter, char Accent), char> Composed = PairsByAccent
        .SelectMany(pair => pair.Value.Chunk(2).Select(letters => ((letters[0], pair.Key), letters[1])))
        .ToDictionary();

    /// <summary>Composes every letter with the accents behind it; returns the same text if there are none.</summary>
    public static string Compose(string text)
    {
        if (!text.Any(IsCombining))
            return text;

        var result = new StringBuilder(text.Length);
        foreach (var next in text)
        {
            if (IsCombining(next) && result.Length > 0 && TryCompose(result[^1], next) is { } composed)
                result[^1] = composed;
            else
                result.Append(next);
        }

        return result.ToString();
    }

    private static bool IsCombining(char c) =>
        c >= '\u0300' && (PairsByAccent.ContainsKey(c) || c is >= FirstVowel and < '\u11C3');

    private static char? TryCompose(char before, char next)
    {
        if (Composed.TryGetValue((before, next), out var letter))
            return letter;
        // Hangul syllables are computed: a lead and a vowel make a syllable, and that and a tail make another.
        if (before - FirstLead is >= 0 and < HangulLeads && next - FirstVowel is >= 0 and < HangulVowels)
            return (char)(FirstSyllable + (((before - FirstLead) * HangulVowels) + next - FirstVowel) * HangulTails);
        var syllable = before - FirstSyllable;
        if (syllable is >= 0 and < HangulLeads * HangulVowels * HangulTails && syllable % HangulTails == 0
            && next - TailBase is > 0 and < HangulTails)
            return (char)(before + (next - TailBase));
        return null;
    }
}
