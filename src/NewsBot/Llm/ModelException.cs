namespace NewsBot.Llm;

/// <summary>The model could not be used. The message is meant for the reader and holds no secret.</summary>
internal sealed class ModelException(string message, Exception? cause = null) : Exception(message, cause);
