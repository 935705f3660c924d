using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Pages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_revision_kind",
                table: "revision");

            migrationBuilder.CreateTable(
                name: "page",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    section = table.Column<string>(type: "text", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_page", x => x.key);
                    table.CheckConstraint("ck_page_key", "key ~ ('^' || section || '/[a-z0-9]+(-[a-z0-9]+)*$')");
                    table.CheckConstraint("ck_page_section", "section in ('help', 'learn')");
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_revision_kind",
                table: "revision",
                sql: "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday', 'benefit', 'package', 'enrollment-type', 'cco-extra', 'danger', 'page')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "page");

            migrationBuilder.DropCheckConstraint(
                name: "ck_revision_kind",
                table: "revision");

            migrationBuilder.AddCheckConstraint(
                name: "ck_revision_kind",
                table: "revision",
                sql: "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday', 'benefit', 'package', 'enrollment-type', 'cco-extra', 'danger')");
        }
    }
}
