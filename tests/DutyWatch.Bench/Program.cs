using DutyWatch.Bench;

return await Benches.Run(args);
