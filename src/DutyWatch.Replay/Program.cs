using System.Text;
using DutyWatch.Replay;

Console.OutputEncoding = Encoding.UTF8;
return await Replaying.Run(args);
