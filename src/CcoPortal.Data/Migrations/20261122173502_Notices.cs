using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_revision_kind",
                table: "revision");

            migrationBuilder.DropCheckConstraint(
                name: "ck_proposed_revision_kind",
                table: "proposed_revision");

            migrationBuilder.CreateTable(
                name: "notice",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<DateTime>(type: "timestamp without time zone", nullable: false),
                    ends_at = table.Column<DateTime>(type: "timestamp without time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice", x => x.key);
                    table.CheckConstraint("ck_notice_key", "key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                    table.CheckConstraint("ck_notice_level", "level in ('Information', 'Warning', 'Emergency')");
                    table.CheckConstraint("ck_notice_period", "starts_at < ends_at and ends_at <= starts_at + interval '1 year'");
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_revision_kind",
                table: "revision",
                sql: "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday', 'benefit', 'package', 'enrollment-type', 'cco-extra', 'danger', 'page', 'measure', 'notice')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_proposed_revision_kind",
                table: "proposed_revision",
                sql: "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday', 'benefit', 'package', 'enrollment-type', 'cco-extra', 'danger', 'page', 'measure', 'notice')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notice");

            migrationBuilder.DropCheckConstraint(
                name: "ck_revision_kind",
                table: "revision");

            migrationBuilder.DropCheckConstraint(
                name: "ck_proposed_revision_kind",
                table: "proposed_revision");

            migrationBuilder.AddCheckConstraint(
                name: "ck_revision_kind",
                table: "revision",
                sql: "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday', 'benefit', 'package', 'enrollment-type', 'cco-extra', 'danger', 'page', 'measure')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_proposed_revision_kind",
                table: "proposed_revision",
                sql: "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday', 'benefit', 'package', 'enrollment-type', 'cco-extra', 'danger', 'page', 'measure')");
        }
    }
}
