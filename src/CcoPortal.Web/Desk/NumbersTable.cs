namespace CcoPortal.Web.Desk;

/// <summary>A table of the supervisor's numbers. Page and spreadsheet are made of the same one, so that what is hidden in one is hidden in the other.</summary>
/// <param name="Key">Names it in the address of its spreadsheet.</param>
/// <param name="IsNow">Of this moment, whatever the period.</param>
/// <param name="Columns">Headers, that of the first column first.</param>
/// <param name="Rows">A cell for each column.</param>
/// <param name="Notes">What must be known to read it.</param>
/// <param name="Chart">The same drawn; null where there is nothing to draw.</param>
public sealed record NumbersTable(string Key, string Title, bool IsNow, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<NumbersCell>> Rows, IReadOnlyList<string> Notes, NumbersChart? Chart)
{
    /// <summary>Nothing happened in the period that it is of.</summary>
    public bool IsEmpty => !IsNow && Rows.All(r => r.Skip(1).All(c => c.Words is "0" or None));

    /// <summary>What stands where there is nothing to measure.</summary>
    public const string None = "–";
}

/// <param name="Words">As the page says it.</param>
/// <param name="Value">As spreadsheet programs count with it.</param>
public readonly record struct NumbersCell(string Words, string Value);

/// <summary>A drawing of a table, in units of its own: <see cref="Width"/> across, and as high as it needs to be.</summary>
/// <param name="Alternative">What it shows, for those who do not see it.</param>
/// <param name="Upright">Columns side by side, for what follows in time; else bars below each other.</param>
/// <param name="Marks">Each with where its box begins and ends, its middle line, and how far its thin line goes; null where nothing may be shown.</param>
public sealed record NumbersChart(string Alternative, bool Upright, IReadOnlyList<NumbersChart.Mark> Marks)
{
    public const int Width = 300, Row = 34, Left = 40, Top = 20, Foot = 22;

    private const int ColumnsHeight = 150;

    /// <param name="Words">What stands beside it.</param>
    public sealed record Mark(string Label, string Words, double? From, double To, double? Middle = null, double? Line = null);

    public double Highest { get; } = Math.Max(1, Marks.Max(m => m.From is null ? 0 : Math.Max(m.To, m.Line ?? 0)));

    public int Height => Upright ? ColumnsHeight : Marks.Count * Row;

    /// <summary>Length of a bar.</summary>
    public double Along(double value) => (Width - 2) * value / Highest;

    /// <summary>Height at which a column ends.</summary>
    public double Y(double value) => ColumnsHeight - Foot - ((ColumnsHeight - Foot - Top) * value / Highest);

    public double X(int at) => Left + ((Width - Left - 2) * at / (double)Marks.Count);

    public double ColumnWidth => (Width - Left - 2) / (double)Marks.Count * 0.8;
}
