using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Quality : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_revision_kind",
                table: "revision");

            migrationBuilder.CreateTable(
                name: "measure",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    counts_anew_from = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measure", x => x.key);
                    table.CheckConstraint("ck_measure_key", "key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                });

            migrationBuilder.CreateTable(
                name: "measure_value",
                columns: table => new
                {
                    measure = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measure_value", x => new { x.measure, x.year });
                    table.CheckConstraint("ck_measure_value_value", "value between 0 and 100");
                    table.CheckConstraint("ck_measure_value_year", "year between 2012 and 2100");
                    table.ForeignKey(
                        name: "fk_measure_value_measure_measure",
                        column: x => x.measure,
                        principalTable: "measure",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_revision_kind",
                table: "revision",
                sql: "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday', 'benefit', 'package', 'enrollment-type', 'cco-extra', 'danger', 'page', 'measure')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "measure_value");

            migrationBuilder.DropTable(
                name: "measure");

            migrationBuilder.DropCheckConstraint(
                name: "ck_revision_kind",
                table: "revision");

            migrationBuilder.AddCheckConstraint(
                name: "ck_revision_kind",
                table: "revision",
                sql: "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday', 'benefit', 'package', 'enrollment-type', 'cco-extra', 'danger', 'page')");
        }
    }
}
