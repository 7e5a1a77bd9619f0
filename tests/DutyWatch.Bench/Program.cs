using DutyWatch.Bench;

return await (Parts.Of(args) ?? Benches.Run(args));
