using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Updates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "edition_changes",
                columns: table => new
                {
                    edition = table.Column<int>(type: "integer", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_edition_changes", x => x.edition);
                    table.CheckConstraint("ck_edition_changes_changes", "jsonb_array_length(changes::jsonb) >= 1");
                    table.CheckConstraint("ck_edition_changes_schema", "schema >= 1");
                    table.ForeignKey(
                        name: "fk_edition_changes_edition_edition",
                        column: x => x.edition,
                        principalTable: "edition",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "subscriber",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    address = table.Column<byte[]>(type: "bytea", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    next_confirm_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscriber", x => x.id);
                    table.CheckConstraint("ck_subscriber_address_hash", "length(address_hash) = 32");
                    table.CheckConstraint("ck_subscriber_language", "language ~ '^[a-z]{2,3}$'");
                });

            migrationBuilder.CreateTable(
                name: "mail_token",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    subscriber = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_token", x => x.hash);
                    table.CheckConstraint("ck_mail_token_hash", "length(hash) = 32");
                    table.ForeignKey(
                        name: "fk_mail_token_subscriber_subscriber",
                        column: x => x.subscriber,
                        principalTable: "subscriber",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox_mail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscriber = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    given_up_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_mail", x => x.id);
                    table.CheckConstraint("ck_outbox_mail_tries", "tries >= 0");
                    table.ForeignKey(
                        name: "fk_outbox_mail_edition_changes_edition",
                        column: x => x.edition,
                        principalTable: "edition_changes",
                        principalColumn: "edition",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_outbox_mail_subscriber_subscriber",
                        column: x => x.subscriber,
                        principalTable: "subscriber",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "subscription",
                columns: table => new
                {
                    subscriber = table.Column<Guid>(type: "uuid", nullable: false),
                    watch = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscription", x => new { x.subscriber, x.watch });
                    table.CheckConstraint("ck_subscription_watch", "watch ~ '^(all|(cco|county):[a-z0-9]+(-[a-z0-9]+)*)$'");
                    table.ForeignKey(
                        name: "fk_subscription_subscriber_subscriber",
                        column: x => x.subscriber,
                        principalTable: "subscriber",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_mail_token_subscriber",
                table: "mail_token",
                column: "subscriber");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_mail_edition",
                table: "outbox_mail",
                column: "edition");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_mail_next_try_at",
                table: "outbox_mail",
                column: "next_try_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_mail_subscriber_edition",
                table: "outbox_mail",
                columns: new[] { "subscriber", "edition" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_subscriber_address_hash",
                table: "subscriber",
                column: "address_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscription_watch",
                table: "subscription",
                column: "watch");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mail_token");

            migrationBuilder.DropTable(
                name: "outbox_mail");

            migrationBuilder.DropTable(
                name: "subscription");

            migrationBuilder.DropTable(
                name: "edition_changes");

            migrationBuilder.DropTable(
                name: "subscriber");
        }
    }
}
