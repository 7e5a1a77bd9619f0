using DutyWatch.Server.Hosting;

return await Verbs.Run(args);
