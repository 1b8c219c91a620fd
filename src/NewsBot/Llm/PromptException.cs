namespace NewsBot.Llm;

/// <summary>A prompt cannot be used. The message names the file and the remedy.</summary>
internal sealed class PromptException(string message, Exception? cause = null) : Exception(message, cause);
