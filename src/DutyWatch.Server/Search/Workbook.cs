using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DutyWatch.Server.Search;

/// <summary>One sheet of texts as xlsx. An inline text is a text whatever it begins with: no formula comes of it.</summary>
internal static class Workbook
{
    public static async Task Write(Stream to, string[] head, IAsyncEnumerable<string[]> rows)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var sheet = book.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            WriteRow(writer, head);
            await foreach (var row in rows)
            {
                WriteRow(writer, row);
            }
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(new Sheet { Name = "事件 Incidents", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
    }

    private static void WriteRow(OpenXmlWriter writer, string[] cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(new Cell(new InlineString(new Text(cell) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString });
        }
        writer.WriteEndElement();
    }
}
