using NewsBot;
using NewsBot.Storage;
using NewsBot.Terminal;

RegexTimeout.SetDefault();
using var writes = FileSizeLimit.IgnoreSignal();
return await CommandLine.RunAsync(args, Screen.FromConsole());
