using System.Collections.Frozen;

namespace NewsBot.Text;

/// <summary>Words that do not carry a question: they say how it is asked, not what about.</summary>
internal static class StopWords
{
    /// <summary>In lower case, as written (not stemmed).</summary>
    public static FrozenSet<string> All { get; } = Words("""
        a an the and or but nor so yet if then than as of in on at by to from for with without within into onto upon over under
        about above below between among through during before after since until against toward towards across along around near
        off out up down again further once here there this that these those it its itself he him his himself she her hers herself
        they them their theirs themselves we us our ours ourselves you your yours yourself i me my mine myself one ones
        am is are was were be been being isn't aren't wasn't weren't do does did doing done don't doesn't didn't have has had
        having haven't hasn't hadn't will would shall should can could may might must won't wouldn't can't couldn't shouldn't
        not no only own same such too very just also even still much many more most some any all each every both either neither
        few several other another others else who whom whose what which when where why how whatever whoever
        's s t d ll re ve m
        according say says said tell told know name named called call named reportedly report reports reported approximately about
        roughly around nearly almost exactly please following follow recent recently latest current currently now today yesterday
        tomorrow week weeks ago earlier later lately news article articles story coverage happened happen happening
        what's who's where's when's how's that's there's it's let us give many long often far soon
        """);

    /// <summary>The same, for words that are part of a text.</summary>
    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AllBySpan { get; } =
        All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The length of the longest of them.</summary>
    public static int Longest { get; } = All.Max(word => word.Length);

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
