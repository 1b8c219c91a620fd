using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Answering;

/// <summary>Answers with at most three sentences of the coverage, quoted exactly.</summary>
internal sealed class QuotingWriter : Writer
{
    public override WrittenBy Name => WrittenBy.Quotes;

    public override Task<Draft> WriteAsync(Evidence evidence, CancellationToken cancellationToken)
    {
        var best = evidence.Passages[0];
        var sentences = best.Reading.Sentences.Take(2).Select(sentence =>
            new DraftSentence(sentence.Span.Cut(best.Passage.Text), [new DraftSource(best, new TextSpan(best.Passage.Span.Start + sentence.Span.Start, sentence.Span.Length))]));
        return Task.FromResult(new Draft([.. sentences], []));
    }
}
