using System.Runtime.CompilerServices;

// Tests need the search path, the "portal was killed" seam and the removal of a cluster; nobody else does.
[assembly: InternalsVisibleTo("CcoPortal.IntegrationTests")]

namespace CcoPortal.Data.EmbeddedPostgres;

/// <summary>Where the embedded server lives and how careful it is.</summary>
/// <param name="StateDir">
/// The portal's state folder; relative means relative to the current directory, and it is made when absent. The cluster goes to
/// <c>{StateDir}/postgres</c>, or to <c>/var/lib/cco-portal/{hash}</c> when the portal runs as root and the server's account
/// cannot enter StateDir.
/// </param>
/// <param name="BinDir">
/// The folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>, version 15 or later. When set, no other folder is tried;
/// null means <c>PATH</c>, then the usual folders, then npm's <c>@embedded-postgres</c>.
/// </param>
/// <param name="Durable">
/// False switches off everything that protects data against a crash of the machine (<c>fsync</c> and the like): for tests only.
/// </param>
public sealed record EmbeddedPostgresOptions(string StateDir, string? BinDir = null, bool Durable = true);
