using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using NewsBot.Text;
using Tokenizer = NewsBot.Text.Tokenizer;

namespace NewsBot.Retrieval.Indexing;

/// <summary>Feeds <see cref="Tokenizer"/>'s terms to Lucene. Stop words stay in: BM25 gives them next to no weight, and
/// phrases need their places.</summary>
internal sealed class NewsAnalyzer(Tokenizer tokenizer) : Analyzer
{
    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
        new(new TermTokenizer(reader, tokenizer));

    private sealed class TermTokenizer : Lucene.Net.Analysis.Tokenizer
    {
        private readonly Tokenizer tokenizer;
        private readonly ICharTermAttribute term;
        private readonly IOffsetAttribute offset;
        private List<Term> read = [];
        private int next;

        public TermTokenizer(TextReader reader, Tokenizer tokenizer)
            : base(reader)
        {
            this.tokenizer = tokenizer;
            term = AddAttribute<ICharTermAttribute>();
            offset = AddAttribute<IOffsetAttribute>();
        }

        public override bool IncrementToken()
        {
            ClearAttributes();
            if (next == read.Count) return false;
            var (text, span) = read[next++];
            term.Append(text);
            offset.SetOffset(CorrectOffset(span.Start), CorrectOffset(span.End));
            return true;
        }

        public override void Reset()
        {
            base.Reset();
            read = tokenizer.Read(m_input.ReadToEnd());
            next = 0;
        }

        public override void End()
        {
            base.End();
            var end = read.Count == 0 ? 0 : read[^1].Span.End;
            offset.SetOffset(CorrectOffset(end), CorrectOffset(end));
        }
    }
}
