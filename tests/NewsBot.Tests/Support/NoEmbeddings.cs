using System.Runtime.CompilerServices;

namespace NewsBot.Tests.Support;

/// <summary>
/// Tests run without embeddings unless they ask for them: loading the model takes half a second, and most tests are about
/// something else.
/// </summary>
internal static class NoEmbeddings
{
    [ModuleInitializer]
    internal static void Configure() => Environment.SetEnvironmentVariable("NewsBot__Embeddings__Provider", "None");
}
