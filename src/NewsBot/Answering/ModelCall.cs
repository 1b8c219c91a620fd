using Microsoft.SemanticKernel;

namespace NewsBot.Answering;

/// <summary>How one call of the model went.</summary>
internal sealed class ModelCall
{
    private string? end;

    /// <summary>Whether the model came to an end by itself, as far as its server says.</summary>
    public bool IsWhole => string.Equals(end, "stop", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the server kept the answer back.</summary>
    public bool WasWithheld => end?.Replace("_", "", StringComparison.Ordinal).Equals("contentfilter", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>What it cost.</summary>
    public TokenCount Tokens { get; private set; }

    /// <summary>Takes note of a piece.</summary>
    public void Take(StreamingChatMessageContent piece) => end = piece.Metadata?.GetValueOrDefault("FinishReason")?.ToString() ?? end;

    /// <summary>Takes note that no more is read although the model goes on.</summary>
    public void WasCut() => end = "length";
}
