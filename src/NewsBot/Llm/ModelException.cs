namespace NewsBot.Llm;

/// <summary>The model did not write; the message is fit for the reader and holds no secret.</summary>
internal sealed class ModelException(string message, Exception? cause = null) : Exception(message, cause);
