using NewsBot.Storage;
using NewsBot.Terminal;

using var writes = FileSizeLimit.IgnoreSignal();
return await CommandLine.RunAsync(args, Screen.FromConsole());
