using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Benefits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_revision_kind",
                table: "revision");

            migrationBuilder.CreateTable(
                name: "benefit",
                columns: table => new
                {
                    slug = table.Column<string>(type: "text", nullable: false),
                    area = table.Column<string>(type: "text", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    is_covered = table.Column<bool>(type: "boolean", nullable: false),
                    adults = table.Column<string>(type: "text", nullable: false),
                    under21 = table.Column<string>(type: "text", nullable: false),
                    pregnant = table.Column<string>(type: "text", nullable: false),
                    paid_as = table.Column<string>(type: "text", nullable: false),
                    usd = table.Column<decimal>(type: "numeric", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefit", x => x.slug);
                    table.CheckConstraint("ck_benefit_adults", "adults in ('No', 'Limited', 'Yes')");
                    table.CheckConstraint("ck_benefit_area", "area in ('Physical', 'Behavioral', 'Dental', 'Pharmacy', 'Vision', 'Hearing', 'Transport', 'Hrsn', 'Support', 'LongTermCare', 'NotCovered')");
                    table.CheckConstraint("ck_benefit_covered", "not is_covered or (usd is not null and (adults <> 'No' or under21 <> 'No' or pregnant <> 'No'))");
                    table.CheckConstraint("ck_benefit_not_covered", "is_covered or (usd is null and adults = 'No' and under21 <> 'Yes' and pregnant = 'No')");
                    table.CheckConstraint("ck_benefit_ordinal", "ordinal >= 0");
                    table.CheckConstraint("ck_benefit_paid_as", "paid_as in ('Physical', 'Behavioral', 'Dental', 'Rides', 'SocialNeeds', 'AnyCco', 'AlwaysOha', 'LongTermCare', 'Everyone')");
                    table.CheckConstraint("ck_benefit_pregnant", "pregnant in ('No', 'Limited', 'Yes')");
                    table.CheckConstraint("ck_benefit_slug", "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                    table.CheckConstraint("ck_benefit_under21", "under21 in ('No', 'Limited', 'Yes')");
                    table.CheckConstraint("ck_benefit_usd", "usd >= 0");
                });

            migrationBuilder.CreateTable(
                name: "danger",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_danger", x => x.key);
                    table.CheckConstraint("ck_danger_key", "key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                    table.CheckConstraint("ck_danger_ordinal", "ordinal >= 0");
                });

            migrationBuilder.CreateTable(
                name: "enrollment_type",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    physical = table.Column<string>(type: "text", nullable: false),
                    behavioral = table.Column<string>(type: "text", nullable: false),
                    dental = table.Column<string>(type: "text", nullable: false),
                    rides = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrollment_type", x => x.code);
                    table.CheckConstraint("ck_enrollment_type_behavioral", "behavioral in ('Ask', 'Cco', 'Oha', 'OhaRides', 'CcoAndOha', 'Odhs', 'Medicare', 'OtherPlan', 'Nobody')");
                    table.CheckConstraint("ck_enrollment_type_code", "code ~ '^([A-Z]+|open-card)$'");
                    table.CheckConstraint("ck_enrollment_type_dental", "dental in ('Ask', 'Cco', 'Oha', 'OhaRides', 'CcoAndOha', 'Odhs', 'Medicare', 'OtherPlan', 'Nobody')");
                    table.CheckConstraint("ck_enrollment_type_physical", "physical in ('Ask', 'Cco', 'Oha', 'OhaRides', 'CcoAndOha', 'Odhs', 'Medicare', 'OtherPlan', 'Nobody')");
                    table.CheckConstraint("ck_enrollment_type_rides", "rides in ('Ask', 'Cco', 'Oha', 'OhaRides', 'CcoAndOha', 'Odhs', 'Medicare', 'OtherPlan', 'Nobody')");
                });

            migrationBuilder.CreateTable(
                name: "cco_extra",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    benefit = table.Column<string>(type: "text", nullable: true),
                    beyond_ohp = table.Column<bool>(type: "boolean", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cco_extra", x => x.key);
                    table.CheckConstraint("ck_cco_extra_key", "key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                    table.CheckConstraint("ck_cco_extra_phone", "phone ~ '^([2-9][0-9]{2}-[0-9]{3}-[0-9]{4}|[2-9]11|988)$'");
                    table.ForeignKey(
                        name: "fk_cco_extra_benefit_benefit",
                        column: x => x.benefit,
                        principalTable: "benefit",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "danger_line",
                columns: table => new
                {
                    danger = table.Column<string>(type: "text", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_danger_line", x => new { x.danger, x.contact });
                    table.CheckConstraint("ck_danger_line_ordinal", "ordinal >= 0");
                    table.ForeignKey(
                        name: "fk_danger_line_contact_contact",
                        column: x => x.contact,
                        principalTable: "contact",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_danger_line_danger_danger",
                        column: x => x.danger,
                        principalTable: "danger",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "benefit_payer",
                columns: table => new
                {
                    benefit = table.Column<string>(type: "text", nullable: false),
                    enrollment_type = table.Column<string>(type: "text", nullable: false),
                    payer = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefit_payer", x => new { x.benefit, x.enrollment_type });
                    table.CheckConstraint("ck_benefit_payer_payer", "payer in ('Ask', 'Cco', 'Oha', 'OhaRides', 'CcoAndOha', 'Odhs', 'Medicare', 'OtherPlan', 'Nobody')");
                    table.ForeignKey(
                        name: "fk_benefit_payer_benefit_benefit",
                        column: x => x.benefit,
                        principalTable: "benefit",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_benefit_payer_enrollment_type_enrollment_type",
                        column: x => x.enrollment_type,
                        principalTable: "enrollment_type",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "package",
                columns: table => new
                {
                    slug = table.Column<string>(type: "text", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    common_type = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_package", x => x.slug);
                    table.CheckConstraint("ck_package_ended_on", "ended_on is null or status = 'Ended'");
                    table.CheckConstraint("ck_package_ordinal", "ordinal >= 0");
                    table.CheckConstraint("ck_package_slug", "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                    table.CheckConstraint("ck_package_status", "status in ('Current', 'OtherPlan', 'Ended')");
                    table.ForeignKey(
                        name: "fk_package_enrollment_type_common_type",
                        column: x => x.common_type,
                        principalTable: "enrollment_type",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cco_extra_cco",
                columns: table => new
                {
                    extra = table.Column<string>(type: "text", nullable: false),
                    cco = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cco_extra_cco", x => new { x.extra, x.cco });
                    table.ForeignKey(
                        name: "fk_cco_extra_cco_cco_cco",
                        column: x => x.cco,
                        principalTable: "cco",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cco_extra_cco_cco_extra_extra",
                        column: x => x.extra,
                        principalTable: "cco_extra",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "benefit_package",
                columns: table => new
                {
                    benefit = table.Column<string>(type: "text", nullable: false),
                    package = table.Column<string>(type: "text", nullable: false),
                    at_most = table.Column<string>(type: "text", nullable: true),
                    child_rules = table.Column<bool>(type: "boolean", nullable: false),
                    payer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefit_package", x => new { x.benefit, x.package });
                    table.CheckConstraint("ck_benefit_package_at_most", "at_most in ('No', 'Limited', 'Yes')");
                    table.CheckConstraint("ck_benefit_package_payer", "payer in ('Ask', 'Cco', 'Oha', 'OhaRides', 'CcoAndOha', 'Odhs', 'Medicare', 'OtherPlan', 'Nobody')");
                    table.ForeignKey(
                        name: "fk_benefit_package_benefit_benefit",
                        column: x => x.benefit,
                        principalTable: "benefit",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_benefit_package_package_package",
                        column: x => x.package,
                        principalTable: "package",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "package_code",
                columns: table => new
                {
                    package = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_package_code", x => new { x.package, x.code });
                    table.CheckConstraint("ck_package_code_code", "code ~ '^[A-Z]+$'");
                    table.ForeignKey(
                        name: "fk_package_code_package_package",
                        column: x => x.package,
                        principalTable: "package",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_revision_kind",
                table: "revision",
                sql: "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday', 'benefit', 'package', 'enrollment-type', 'cco-extra', 'danger')");

            migrationBuilder.CreateIndex(
                name: "ix_benefit_package_package",
                table: "benefit_package",
                column: "package");

            migrationBuilder.CreateIndex(
                name: "ix_benefit_payer_enrollment_type",
                table: "benefit_payer",
                column: "enrollment_type");

            migrationBuilder.CreateIndex(
                name: "ix_cco_extra_benefit",
                table: "cco_extra",
                column: "benefit");

            migrationBuilder.CreateIndex(
                name: "ix_cco_extra_cco_cco",
                table: "cco_extra_cco",
                column: "cco");

            migrationBuilder.CreateIndex(
                name: "ix_danger_line_contact",
                table: "danger_line",
                column: "contact");

            migrationBuilder.CreateIndex(
                name: "ix_package_common_type",
                table: "package",
                column: "common_type");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "benefit_package");

            migrationBuilder.DropTable(
                name: "benefit_payer");

            migrationBuilder.DropTable(
                name: "cco_extra_cco");

            migrationBuilder.DropTable(
                name: "danger_line");

            migrationBuilder.DropTable(
                name: "package_code");

            migrationBuilder.DropTable(
                name: "cco_extra");

            migrationBuilder.DropTable(
                name: "danger");

            migrationBuilder.DropTable(
                name: "package");

            migrationBuilder.DropTable(
                name: "benefit");

            migrationBuilder.DropTable(
                name: "enrollment_type");

            migrationBuilder.DropCheckConstraint(
                name: "ck_revision_kind",
                table: "revision");

            migrationBuilder.AddCheckConstraint(
                name: "ck_revision_kind",
                table: "revision",
                sql: "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday')");
        }
    }
}
