using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Staff : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_edition_approval",
                table: "edition");

            migrationBuilder.AddColumn<byte[]>(
                name: "audit_head",
                table: "edition",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "audit_position",
                table: "edition",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "change",
                table: "edition",
                type: "uuid",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "detail",
                table: "audit_event",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "jsonb");

            migrationBuilder.CreateTable(
                name: "audit_seal",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false),
                    @event = table.Column<long>(name: "event", type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_seal", x => x.position);
                    table.CheckConstraint("ck_audit_seal_hash", "length(hash) = 32");
                    table.ForeignKey(
                        name: "fk_audit_seal_audit_event_event",
                        column: x => x.@event,
                        principalTable: "audit_event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "first_admin_code",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_first_admin_code", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => x.id);
                    table.CheckConstraint("ck_staff_name", "name <> ''");
                    table.CheckConstraint("ck_staff_role", "role in ('Agent', 'Supervisor', 'Editor', 'Reviewer', 'Admin')");
                });

            migrationBuilder.CreateTable(
                name: "break_glass_review",
                columns: table => new
                {
                    break_glass = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewer = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_break_glass_review", x => x.break_glass);
                    table.CheckConstraint("ck_break_glass_review_note", "length(note) >= 10");
                    table.ForeignKey(
                        name: "fk_break_glass_review_break_glass_break_glass",
                        column: x => x.break_glass,
                        principalTable: "break_glass",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_break_glass_review_staff_reviewer",
                        column: x => x.reviewer,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "change_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    publish_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_in = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_request", x => x.id);
                    table.CheckConstraint("ck_change_request_publish_at", "(state = 'Scheduled') = (publish_at is not null)");
                    table.CheckConstraint("ck_change_request_published_in", "(state = 'Published') = (published_in is not null)");
                    table.CheckConstraint("ck_change_request_state", "state in ('Draft', 'InReview', 'Approved', 'Scheduled', 'Published', 'Rejected', 'Withdrawn')");
                    table.CheckConstraint("ck_change_request_title", "length(title) between 1 and 200");
                    table.CheckConstraint("ck_change_request_words", "state in ('Draft', 'Withdrawn') or (reason <> '' and source <> '')");
                    table.ForeignKey(
                        name: "fk_change_request_edition_published_in",
                        column: x => x.published_in,
                        principalTable: "edition",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_change_request_staff_opened_by",
                        column: x => x.opened_by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_claim_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_draft",
                columns: table => new
                {
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    about = table.Column<string>(type: "text", nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_draft", x => new { x.staff, x.form, x.about });
                    table.CheckConstraint("ck_staff_draft_fields", "jsonb_typeof(fields::jsonb) = 'object'");
                    table.ForeignKey(
                        name: "fk_staff_draft_staff_staff",
                        column: x => x.staff,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_staff_login_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_staff_passkey_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_staff_token_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "approval",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    change = table.Column<Guid>(type: "uuid", nullable: false),
                    approver = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ticks = table.Column<string>(type: "text", nullable: false),
                    waivers = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval", x => x.id);
                    table.UniqueConstraint("ak_approval_id_change", x => new { x.id, x.change });
                    table.ForeignKey(
                        name: "fk_approval_change_request_change",
                        column: x => x.change,
                        principalTable: "change_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_approval_staff_approver",
                        column: x => x.approver,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "change_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    change = table.Column<Guid>(type: "uuid", nullable: false),
                    staff = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_comment", x => x.id);
                    table.CheckConstraint("ck_change_comment_text", "length(text) between 1 and 4000");
                    table.ForeignKey(
                        name: "fk_change_comment_change_request_change",
                        column: x => x.change,
                        principalTable: "change_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_change_comment_staff_staff",
                        column: x => x.staff,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposed_revision",
                columns: table => new
                {
                    change = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    op = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", nullable: true),
                    seen_in = table.Column<int>(type: "integer", nullable: true),
                    author = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposed_revision", x => new { x.change, x.kind, x.key, x.number });
                    table.CheckConstraint("ck_proposed_revision_body", "(op = 'set') = (body is not null) and (body is null or jsonb_typeof(body::jsonb) = 'object')");
                    table.CheckConstraint("ck_proposed_revision_kind", "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday', 'benefit', 'package', 'enrollment-type', 'cco-extra', 'danger', 'page', 'measure')");
                    table.CheckConstraint("ck_proposed_revision_op", "op in ('set', 'withdraw', 'drop')");
                    table.CheckConstraint("ck_proposed_revision_schema", "schema >= 1");
                    table.ForeignKey(
                        name: "fk_proposed_revision_change_request_change",
                        column: x => x.change,
                        principalTable: "change_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposed_revision_staff_author",
                        column: x => x.author,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_mail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    about = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    given_up_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_mail", x => x.id);
                    table.CheckConstraint("ck_staff_mail_kind", "kind in ('change-submitted', 'change-sent-back', 'change-approved', 'change-published', 'change-not-published', 'break-glass')");
                    table.ForeignKey(
                        name: "fk_staff_mail_change_request_about",
                        column: x => x.about,
                        principalTable: "change_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_mail_staff_staff",
                        column: x => x.staff,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "approved_revision",
                columns: table => new
                {
                    approval = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    change = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approved_revision", x => new { x.approval, x.kind, x.key });
                    table.ForeignKey(
                        name: "fk_approved_revision_approval_approval_change",
                        columns: x => new { x.approval, x.change },
                        principalTable: "approval",
                        principalColumns: new[] { "id", "change" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_approved_revision_proposed_revision_change_kind_key_number",
                        columns: x => new { x.change, x.kind, x.key, x.number },
                        principalTable: "proposed_revision",
                        principalColumns: new[] { "change", "kind", "key", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_edition_change",
                table: "edition",
                column: "change",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_edition_approval",
                table: "edition",
                sql: "(number = 1 and actor = 'import' and break_glass_id is null and change is null) or (number > 1 and (break_glass_id is not null or change is not null))");

            migrationBuilder.AddCheckConstraint(
                name: "ck_edition_audit",
                table: "edition",
                sql: "(audit_position is null) = (audit_head is null)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_audit_event_detail",
                table: "audit_event",
                sql: "jsonb_typeof(detail::jsonb) = 'object'");

            migrationBuilder.CreateIndex(
                name: "ix_approval_approver",
                table: "approval",
                column: "approver");

            migrationBuilder.CreateIndex(
                name: "ix_approval_change",
                table: "approval",
                column: "change");

            migrationBuilder.CreateIndex(
                name: "ix_approved_revision_approval_change",
                table: "approved_revision",
                columns: new[] { "approval", "change" });

            migrationBuilder.CreateIndex(
                name: "ix_approved_revision_change_kind_key_number",
                table: "approved_revision",
                columns: new[] { "change", "kind", "key", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_seal_event",
                table: "audit_seal",
                column: "event",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_break_glass_review_reviewer",
                table: "break_glass_review",
                column: "reviewer");

            migrationBuilder.CreateIndex(
                name: "ix_change_comment_change",
                table: "change_comment",
                column: "change");

            migrationBuilder.CreateIndex(
                name: "ix_change_comment_staff",
                table: "change_comment",
                column: "staff");

            migrationBuilder.CreateIndex(
                name: "ix_change_request_opened_by",
                table: "change_request",
                column: "opened_by");

            migrationBuilder.CreateIndex(
                name: "ix_change_request_published_in",
                table: "change_request",
                column: "published_in");

            migrationBuilder.CreateIndex(
                name: "ix_change_request_state",
                table: "change_request",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_proposed_revision_author",
                table: "proposed_revision",
                column: "author");

            migrationBuilder.CreateIndex(
                name: "ix_proposed_revision_kind_key",
                table: "proposed_revision",
                columns: new[] { "kind", "key" });

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "staff",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "staff",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_claim_user_id",
                table: "staff_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_login_user_id",
                table: "staff_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_mail_about",
                table: "staff_mail",
                column: "about");

            migrationBuilder.CreateIndex(
                name: "ix_staff_mail_next_try_at",
                table: "staff_mail",
                column: "next_try_at");

            migrationBuilder.CreateIndex(
                name: "ix_staff_mail_staff",
                table: "staff_mail",
                column: "staff");

            migrationBuilder.CreateIndex(
                name: "ix_staff_passkey_user_id",
                table: "staff_passkey",
                column: "user_id");

            migrationBuilder.AddForeignKey(
                name: "fk_edition_change_request_change",
                table: "edition",
                column: "change",
                principalTable: "change_request",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_edition_change_request_change",
                table: "edition");

            migrationBuilder.DropTable(
                name: "approved_revision");

            migrationBuilder.DropTable(
                name: "audit_seal");

            migrationBuilder.DropTable(
                name: "break_glass_review");

            migrationBuilder.DropTable(
                name: "change_comment");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "first_admin_code");

            migrationBuilder.DropTable(
                name: "staff_claim");

            migrationBuilder.DropTable(
                name: "staff_draft");

            migrationBuilder.DropTable(
                name: "staff_login");

            migrationBuilder.DropTable(
                name: "staff_mail");

            migrationBuilder.DropTable(
                name: "staff_passkey");

            migrationBuilder.DropTable(
                name: "staff_token");

            migrationBuilder.DropTable(
                name: "approval");

            migrationBuilder.DropTable(
                name: "proposed_revision");

            migrationBuilder.DropTable(
                name: "change_request");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropIndex(
                name: "ix_edition_change",
                table: "edition");

            migrationBuilder.DropCheckConstraint(
                name: "ck_edition_approval",
                table: "edition");

            migrationBuilder.DropCheckConstraint(
                name: "ck_edition_audit",
                table: "edition");

            migrationBuilder.DropCheckConstraint(
                name: "ck_audit_event_detail",
                table: "audit_event");

            migrationBuilder.DropColumn(
                name: "audit_head",
                table: "edition");

            migrationBuilder.DropColumn(
                name: "audit_position",
                table: "edition");

            migrationBuilder.DropColumn(
                name: "change",
                table: "edition");

            // EF's own AlterColumn says no "using", without which PostgreSQL turns no text into JSON.
            migrationBuilder.Sql("alter table audit_event alter column detail type jsonb using detail::jsonb;");

            migrationBuilder.AddCheckConstraint(
                name: "ck_edition_approval",
                table: "edition",
                sql: "(number = 1 and actor = 'import' and break_glass_id is null) or (number > 1 and break_glass_id is not null)");
        }
    }
}
