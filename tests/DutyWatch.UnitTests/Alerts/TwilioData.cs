using System.Text.Json;

namespace DutyWatch.UnitTests.Alerts;

/// <summary>The recorded data of tests/data/twilio, found from wherever the tests run.</summary>
internal static class TwilioData
{
    public static JsonElement Read(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "data", "twilio", file);
            if (File.Exists(path))
            {
                return JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
            }
        }
        throw new FileNotFoundException(file);
    }
}
