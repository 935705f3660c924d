using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "call",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agent = table.Column<Guid>(type: "uuid", nullable: false),
                    began = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    county = table.Column<string>(type: "text", nullable: true),
                    unanswered = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call", x => x.id);
                    table.CheckConstraint("ck_call_codes", "reason in ('WhichCco', 'PhoneNumber', 'Covered', 'FindProvider', 'Rides', 'Letter', 'ChangeCco', 'Bill', 'Complaint', 'ApplyOrRenew', 'Other') and outcome in ('Answered', 'HandedOver', 'SentOn', 'CallBack', 'NoGoodAnswer', 'Ended') and unanswered in ('IsProviderInNetwork', 'CaseOrEligibility', 'CardOrLetterLost', 'OneClaimOrBill', 'OneMedicine', 'ApprovalStatus', 'Appointment', 'MovingAway', 'OtherInsurance', 'OtherProgram', 'SomethingElse')");
                    table.CheckConstraint("ck_call_county", "county ~ '^[a-z-]{1,40}$'");
                    table.CheckConstraint("ck_call_ended", "ended >= began");
                    table.CheckConstraint("ck_call_language", "language ~ '^[a-z]{2,3}(-[A-Za-z]+)?$'");
                    table.CheckConstraint("ck_call_unanswered", "(outcome = 'NoGoodAnswer') = (unanswered is not null)");
                    table.ForeignKey(
                        name: "fk_call_staff_agent",
                        column: x => x.agent,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "call_fact",
                columns: table => new
                {
                    call = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    published_in = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_fact", x => new { x.call, x.kind, x.key });
                    table.ForeignKey(
                        name: "fk_call_fact_call_call",
                        column: x => x.call,
                        principalTable: "call",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_call_fact_revision_kind_key_published_in",
                        columns: x => new { x.kind, x.key, x.published_in },
                        principalTable: "revision",
                        principalColumns: new[] { "kind", "key", "published_in" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_agent",
                table: "call",
                column: "agent");

            migrationBuilder.CreateIndex(
                name: "ix_call_ended",
                table: "call",
                column: "ended");

            migrationBuilder.CreateIndex(
                name: "ix_call_fact_kind_key_published_in",
                table: "call_fact",
                columns: new[] { "kind", "key", "published_in" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_fact");

            migrationBuilder.DropTable(
                name: "call");
        }
    }
}
