using NewsBot;
using NewsBot.Discord;
using NewsBot.Storage;

RegexTimeout.SetDefault();
using var writes = FileSizeLimit.IgnoreSignal();
return await BotHost.RunAsync(args, Console.Error);
