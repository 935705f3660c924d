using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <summary>
    /// No two records have one place in a list. Deferred, or two that change places would fail midway; and not unique constraints,
    /// because EF would look for an order in which no two meet, and find none.
    /// </summary>
    public partial class BenefitRules : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                alter table benefit add constraint ex_benefit_ordinal_once exclude (ordinal with =) deferrable initially deferred;
                alter table package add constraint ex_package_ordinal_once exclude (ordinal with =) deferrable initially deferred;
                alter table danger add constraint ex_danger_ordinal_once exclude (ordinal with =) deferrable initially deferred;
                alter table danger_line add constraint ex_danger_line_ordinal_once exclude (danger with =, ordinal with =) deferrable initially deferred;
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                alter table benefit drop constraint ex_benefit_ordinal_once;
                alter table package drop constraint ex_package_ordinal_once;
                alter table danger drop constraint ex_danger_ordinal_once;
                alter table danger_line drop constraint ex_danger_line_ordinal_once;
                """);
        }
    }
}
