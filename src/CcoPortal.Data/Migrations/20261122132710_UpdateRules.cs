using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <summary>What an edition changed for members is part of the ledger: only added to.</summary>
    public partial class UpdateRules : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create trigger tr_edition_changes_only_added_to before update or delete or truncate on edition_changes for each statement execute function refuse_change();
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger tr_edition_changes_only_added_to on edition_changes;");
        }
    }
}
