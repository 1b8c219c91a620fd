using NewsBot.Discord;

return await BotHost.RunAsync(args, Console.Error);
