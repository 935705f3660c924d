using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class DeskHandOver : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "corrects",
                table: "change_request",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "call_back",
                columns: table => new
                {
                    call = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    agent = table.Column<Guid>(type: "uuid", nullable: false),
                    asked = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<byte[]>(type: "bytea", nullable: true),
                    promised_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<Guid>(type: "uuid", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_back", x => new { x.call, x.purpose });
                    table.CheckConstraint("ck_call_back_codes", "purpose in ('Promised', 'IfWrong') and outcome in ('Reached', 'GaveUp', 'WrongNumber', 'NotWanted', 'NeverNeeded')");
                    table.CheckConstraint("ck_call_back_done", "(done is null) = (number is not null) and (done is null) = (outcome is null) and done >= asked");
                    table.CheckConstraint("ck_call_back_language", "language ~ '^[a-z]{2,3}(-[A-Za-z]+)?$'");
                    table.CheckConstraint("ck_call_back_promised_by", "(purpose = 'Promised') = (promised_by is not null)");
                    table.CheckConstraint("ck_call_back_tries", "tries >= 0");
                    table.ForeignKey(
                        name: "fk_call_back_staff_agent",
                        column: x => x.agent,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_call_back_staff_done_by",
                        column: x => x.done_by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "flag",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agent = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    field = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    ended = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    end = table.Column<string>(type: "text", nullable: true),
                    change = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flag", x => x.id);
                    table.CheckConstraint("ck_flag_codes", "reason in ('NumberDoesNotWork', 'NumberOfSomeoneElse', 'WrongHours', 'WrongArea', 'SaysSomethingElseElsewhere', 'OutOfDate', 'HardToUnderstand', 'WrongTranslation', 'SomethingElse') and \"end\" in ('InChange', 'TrueAsItIs', 'CannotBeChecked')");
                    table.CheckConstraint("ck_flag_edition", "edition >= 1");
                    table.CheckConstraint("ck_flag_end", "(\"end\" is null) = (ended is null) and (\"end\" is null) = (ended_by is null) and (change is not null) = (\"end\" is not distinct from 'InChange')");
                    table.CheckConstraint("ck_flag_field", "field ~ '^[A-Za-z0-9._-]{1,200}$'");
                    table.CheckConstraint("ck_flag_kind", "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday', 'benefit', 'package', 'enrollment-type', 'cco-extra', 'danger', 'page', 'measure', 'notice')");
                    table.ForeignKey(
                        name: "fk_flag_change_request_change",
                        column: x => x.change,
                        principalTable: "change_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_flag_staff_agent",
                        column: x => x.agent,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_flag_staff_ended_by",
                        column: x => x.ended_by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hand_over",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    said = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    made = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_over", x => x.code);
                    table.CheckConstraint("ck_hand_over_answer", "jsonb_typeof(answer::jsonb) = 'object'");
                    table.CheckConstraint("ck_hand_over_code", "code ~ '^[A-Z0-9]{6}$'");
                    table.CheckConstraint("ck_hand_over_edition", "edition >= 1");
                    table.CheckConstraint("ck_hand_over_language", "language ~ '^[a-z]{2,3}(-[A-Za-z]+)?$'");
                    table.CheckConstraint("ck_hand_over_said", "jsonb_typeof(said::jsonb) = 'array'");
                    table.CheckConstraint("ck_hand_over_until", "until > made and until <= made + interval '31 days'");
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_back_agent",
                table: "call_back",
                column: "agent");

            migrationBuilder.CreateIndex(
                name: "ix_call_back_asked",
                table: "call_back",
                column: "asked");

            migrationBuilder.CreateIndex(
                name: "ix_call_back_done_by",
                table: "call_back",
                column: "done_by");

            migrationBuilder.CreateIndex(
                name: "ix_flag_agent",
                table: "flag",
                column: "agent");

            migrationBuilder.CreateIndex(
                name: "ix_flag_change",
                table: "flag",
                column: "change");

            migrationBuilder.CreateIndex(
                name: "ix_flag_ended",
                table: "flag",
                column: "ended");

            migrationBuilder.CreateIndex(
                name: "ix_flag_ended_by",
                table: "flag",
                column: "ended_by");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_until",
                table: "hand_over",
                column: "until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_back");

            migrationBuilder.DropTable(
                name: "flag");

            migrationBuilder.DropTable(
                name: "hand_over");

            migrationBuilder.DropColumn(
                name: "corrects",
                table: "change_request");
        }
    }
}
