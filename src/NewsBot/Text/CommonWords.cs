using System.Collections.Frozen;

namespace NewsBot.Text;

/// <summary>English words that tell nothing of what a text is about, among them those that news is written in.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<ulong> Hashes = (
        "about above after again against ago all also although always among and another any are around because been before being "
        + "below between both but can cannot come could day days did does doing down during each either else even ever every few "
        + "first for found from further get gets getting give given goes going gone got had has have having her here hers him "
        + "his how "
        + "however its itself just know last later least less like likely made make makes making many may maybe more most "
        + "much must "
        + "near need neither never new next nor not now off often once one only other others our out over own part per put "
        + "rather "
        + "said same saw say saying says see seen set several she should since some something soon still such take taken than "
        + "that "
        + "the their theirs them then there these they thing things this those though three through thus time times today "
        + "together "
        + "told too took toward two under until upon use used using very via want was way week weeks well went were what when "
        + "where "
        + "whether which while who whom whose why will with within without would year years yet you your yours month months "
        + "according added announced asked called comment expected including news officials people reported report reporters "
        + "spokesman spokeswoman statement tuesday wednesday thursday friday saturday sunday monday january february march april "
        + "june july august september october november december cnn read article story photo video editor note subscribe "
        + "newsletter "
        + "sign don doesn didn isn wasn won dont doesnt didnt isnt wasnt wont hes shes theyre youre weve ive thats whats")
        .Split(' ').Select(word => WordReader.HashOf(word)).ToFrozenSet();

    public static bool Contain(ulong hash) => Hashes.Contains(hash);
}
