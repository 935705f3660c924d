namespace CcoPortal.Data.EmbeddedPostgres;

/// <summary>
/// No usable PostgreSQL programs were found. <see cref="Exception.Message"/> is several lines of plain text for whoever started
/// the portal: the three ways to go on, then what was looked at and why it did not do.
/// </summary>
public sealed class PostgresBinariesNotFoundException : Exception
{
    internal PostgresBinariesNotFoundException(string? binDir, IReadOnlyCollection<string> rejected)
        : base(Say(binDir, rejected))
    {
    }

    private static string Say(string? binDir, IReadOnlyCollection<string> rejected)
    {
        var where = binDir is null ? "" : $" in {binDir}, the folder named in the settings";
        var found = rejected.Count == 0 ? "" : "\nFound, but of no use:\n  " + string.Join("\n  ", rejected) + "\n";
        return $"""
            No connection string is set, and no PostgreSQL programs (initdb, pg_ctl, postgres; version {PostgresBinaries.OldestMajor} or later) were found{where}.
            Three ways to go on:

            1. Install PostgreSQL and start the portal again:
                 Debian, Ubuntu   sudo apt install postgresql
                 Fedora           sudo dnf install postgresql-server postgresql-contrib
                 macOS            brew install postgresql@17
                 Windows          winget install PostgreSQL.PostgreSQL.17

            2. Without administrator rights, in the folder that you start the portal from:
                 npm install {PostgresBinaries.NpmPackage}

            3. Use a server of your own: set ConnectionStrings__Portal and ConnectionStrings__PortalOwner.
               With Docker, "docker compose up" brings one along.
            {found}
            """;
    }
}
