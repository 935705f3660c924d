namespace CcoPortal.Application.Staff.Spreadsheets;

/// <summary>
/// A look at where cells begin and end, before a file is taken apart: what is laid out wrongly would be read as something else than was meant, and rows of millions of
/// cells, or cells of millions of letters, take memory many times their size.
/// </summary>
internal static class SheetLayout
{
    /// <summary>What spreadsheet programs keep in a cell, in letters; far more than records have fields.</summary>
    private const int LongestCell = 32_767, MostCells = 3000;

    /// <returns>Null when nothing is wrong.</returns>
    public static SheetError? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (row, cells, length) = (1, 1, 0);
        // A cell that begins with a quotation mark ends with one; its own are doubled.
        bool quoted = false, closed = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '"' && (quoted || length == 0) && !closed)
            {
                if (quoted && at + 1 < text.Length && text[at + 1] == '"')
                    at++;
                else
                    (quoted, closed) = (!quoted, quoted);
            }
            else if (!quoted && (letter is ',' or '\n' or '\r'))
            {
                if (letter == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
                    at++;
                (row, cells, length, closed) = letter == ',' ? (row, cells + 1, -1, false) : (row + 1, 1, -1, false);
            }
            else if (closed || (letter == '"' && !quoted))
            {
                return new SheetError(row, null, "A quotation mark in this row is in a wrong place, or not closed. A cell that holds one stands between two others, and its own is there twice.");
            }

            if (cells > MostCells)
                return new SheetError(row, null, $"This row has more than {MostCells} cells.");
            if (++length > LongestCell)
                return new SheetError(row, null, $"A cell has more than {LongestCell:N0} letters. A quotation mark may be missing at its end.");
        }

        return quoted ? new SheetError(row, null, "A quotation mark in this row is not closed. A cell that holds one stands between two others, and its own is there twice.") : null;
    }
}
