using NewsBot.Storage;
using NewsBot.Terminal;

using var writes = FileSizeLimit.FailWrites();
return await CommandLine.RunAsync(args, Screen.OfConsole());
