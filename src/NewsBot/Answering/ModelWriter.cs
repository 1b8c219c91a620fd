using NewsBot.Retrieval;

namespace NewsBot.Answering;

internal sealed class ModelWriter : Writer
{
    public override WrittenBy Name => WrittenBy.Model;

    public override Task<Draft> WriteAsync(Evidence evidence, CancellationToken cancellationToken) => throw new WriterException("not built yet");
}
