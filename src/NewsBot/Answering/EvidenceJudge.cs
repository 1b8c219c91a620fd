using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>Decides whether the evidence carries the question, before anything is written from it.</summary>
internal static class EvidenceJudge
{
    public static Judgement Judge(Evidence evidence) =>
        evidence.Passages.Count > 0 ? new Judgement(true, "") : new Judgement(false, "nothing in it bears on this");
}

/// <param name="Carries">Whether an answer may be written.</param>
/// <param name="Why">Where not: the reason, as the end of a sentence.</param>
internal sealed record Judgement(bool Carries, string Why);
