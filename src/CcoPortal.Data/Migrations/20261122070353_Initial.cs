using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:btree_gist", ",,");

            migrationBuilder.CreateTable(
                name: "audit_event",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "break_glass",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_break_glass", x => x.id);
                    table.CheckConstraint("ck_break_glass_reason", "length(reason) >= 10");
                });

            migrationBuilder.CreateTable(
                name: "cco",
                columns: table => new
                {
                    slug = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    short_name = table.Column<string>(type: "text", nullable: false),
                    organization = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: true),
                    toll_free = table.Column<string>(type: "text", nullable: true),
                    website = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cco", x => x.slug);
                    table.CheckConstraint("ck_cco_phone", "phone ~ '^([2-9][0-9]{2}-[0-9]{3}-[0-9]{4}|[2-9]11|988)$'");
                    table.CheckConstraint("ck_cco_slug", "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                    table.CheckConstraint("ck_cco_toll_free", "toll_free ~ '^([2-9][0-9]{2}-[0-9]{3}-[0-9]{4}|[2-9]11|988)$'");
                    table.CheckConstraint("ck_cco_website", "website ~ '^https://'");
                });

            migrationBuilder.CreateTable(
                name: "contact",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact", x => x.key);
                    table.CheckConstraint("ck_contact_phone", "phone ~ '^([2-9][0-9]{2}-[0-9]{3}-[0-9]{4}|[2-9]11|988)$'");
                });

            migrationBuilder.CreateTable(
                name: "county",
                columns: table => new
                {
                    slug = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    fips = table.Column<string>(type: "text", nullable: false),
                    seat = table.Column<string>(type: "text", nullable: false),
                    population = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_county", x => x.slug);
                    table.UniqueConstraint("ak_county_name", x => x.name);
                    table.CheckConstraint("ck_county_fips", "fips ~ '^41[0-9]{3}$'");
                    table.CheckConstraint("ck_county_slug", "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                });

            migrationBuilder.CreateTable(
                name: "holiday",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holiday", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "place",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    population = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place", x => x.key);
                    table.CheckConstraint("ck_place_key", "key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                });

            migrationBuilder.CreateTable(
                name: "zip",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    city = table.Column<string>(type: "text", nullable: false),
                    zcta = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zip", x => x.code);
                    table.CheckConstraint("ck_zip_code", "code ~ '^[0-9]{5}$'");
                    table.CheckConstraint("ck_zip_status", "status in ('Active', 'Border', 'Disputed', 'Retired')");
                });

            migrationBuilder.CreateTable(
                name: "edition",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    break_glass_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_edition", x => x.number);
                    table.CheckConstraint("ck_edition_approval", "(number = 1 and actor = 'import' and break_glass_id is null) or (number > 1 and break_glass_id is not null)");
                    table.CheckConstraint("ck_edition_number", "number >= 1");
                    table.CheckConstraint("ck_edition_reason", "reason <> ''");
                    table.ForeignKey(
                        name: "fk_edition_break_glass_break_glass_id",
                        column: x => x.break_glass_id,
                        principalTable: "break_glass",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cco_successor",
                columns: table => new
                {
                    cco = table.Column<string>(type: "text", nullable: false),
                    county = table.Column<string>(type: "text", nullable: false),
                    successor = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cco_successor", x => new { x.cco, x.county, x.successor });
                    table.CheckConstraint("ck_cco_successor_other", "successor <> cco");
                    table.ForeignKey(
                        name: "fk_cco_successor_cco_cco",
                        column: x => x.cco,
                        principalTable: "cco",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cco_successor_cco_successor",
                        column: x => x.successor,
                        principalTable: "cco",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cco_successor_county_county",
                        column: x => x.county,
                        principalTable: "county",
                        principalColumn: "name",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "service_area",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    cco = table.Column<string>(type: "text", nullable: false),
                    county = table.Column<string>(type: "text", nullable: false),
                    extent = table.Column<string>(type: "text", nullable: false),
                    zips = table.Column<string>(type: "text", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: true),
                    effective_to = table.Column<DateOnly>(type: "date", nullable: true),
                    certainty = table.Column<string>(type: "text", nullable: false),
                    source_count = table.Column<int>(type: "integer", nullable: false),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_area", x => x.key);
                    table.CheckConstraint("ck_service_area_certainty", "certainty in ('Ask', 'Likely', 'Confirmed')");
                    table.CheckConstraint("ck_service_area_extent", "extent in ('Whole', 'Only', 'Except', 'PartUnlisted')");
                    table.CheckConstraint("ck_service_area_part_asks", "extent <> 'PartUnlisted' or certainty = 'Ask'");
                    table.CheckConstraint("ck_service_area_period", "effective_from < effective_to");
                    table.CheckConstraint("ck_service_area_sourced", "source_count > 0 or certainty = 'Ask'");
                    table.CheckConstraint("ck_service_area_zips", "(extent in ('Only', 'Except')) = (zips <> '')");
                    table.CheckConstraint("ck_service_area_zips_shape", "zips ~ '^([0-9]{5}( [0-9]{5})*)?$'");
                    table.ForeignKey(
                        name: "fk_service_area_cco_cco",
                        column: x => x.cco,
                        principalTable: "cco",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_area_county_county",
                        column: x => x.county,
                        principalTable: "county",
                        principalColumn: "name",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "place_county",
                columns: table => new
                {
                    place = table.Column<string>(type: "text", nullable: false),
                    county = table.Column<string>(type: "text", nullable: false),
                    share = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_county", x => new { x.place, x.county });
                    table.CheckConstraint("ck_place_county_share", "share > 0 and share <= 1");
                    table.ForeignKey(
                        name: "fk_place_county_county_county",
                        column: x => x.county,
                        principalTable: "county",
                        principalColumn: "name",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_place_county_place_place",
                        column: x => x.place,
                        principalTable: "place",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "place_zip",
                columns: table => new
                {
                    place = table.Column<string>(type: "text", nullable: false),
                    zip = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_zip", x => new { x.place, x.zip });
                    table.ForeignKey(
                        name: "fk_place_zip_place_place",
                        column: x => x.place,
                        principalTable: "place",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_place_zip_zip_zip",
                        column: x => x.zip,
                        principalTable: "zip",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "zip_county",
                columns: table => new
                {
                    zip = table.Column<string>(type: "text", nullable: false),
                    county = table.Column<string>(type: "text", nullable: false),
                    share = table.Column<double>(type: "double precision", nullable: false),
                    has_homes = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zip_county", x => new { x.zip, x.county });
                    table.CheckConstraint("ck_zip_county_share", "share between 0 and 1");
                    table.ForeignKey(
                        name: "fk_zip_county_county_county",
                        column: x => x.county,
                        principalTable: "county",
                        principalColumn: "name",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_zip_county_zip_zip",
                        column: x => x.zip,
                        principalTable: "zip",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revision",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    published_in = table.Column<int>(type: "integer", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision", x => new { x.kind, x.key, x.published_in });
                    table.CheckConstraint("ck_revision_body", "jsonb_typeof(body::jsonb) = 'object'");
                    table.CheckConstraint("ck_revision_kind", "kind in ('county', 'zip', 'place', 'cco', 'service-area', 'contact', 'holiday')");
                    table.CheckConstraint("ck_revision_schema", "schema >= 1");
                    table.ForeignKey(
                        name: "fk_revision_edition_published_in",
                        column: x => x.published_in,
                        principalTable: "edition",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "service_area_zip",
                columns: table => new
                {
                    service_area = table.Column<string>(type: "text", nullable: false),
                    zip = table.Column<string>(type: "text", nullable: false),
                    cco = table.Column<string>(type: "text", nullable: false),
                    county = table.Column<string>(type: "text", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: true),
                    effective_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_area_zip", x => new { x.service_area, x.zip });
                    table.ForeignKey(
                        name: "fk_service_area_zip_cco_cco",
                        column: x => x.cco,
                        principalTable: "cco",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_area_zip_service_area_service_area",
                        column: x => x.service_area,
                        principalTable: "service_area",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_area_zip_zip_county_zip_county",
                        columns: x => new { x.zip, x.county },
                        principalTable: "zip_county",
                        principalColumns: new[] { "zip", "county" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cco_name",
                table: "cco",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cco_short_name",
                table: "cco",
                column: "short_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cco_successor_county",
                table: "cco_successor",
                column: "county");

            migrationBuilder.CreateIndex(
                name: "ix_cco_successor_successor",
                table: "cco_successor",
                column: "successor");

            migrationBuilder.CreateIndex(
                name: "ix_county_fips",
                table: "county",
                column: "fips",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_edition_break_glass_id",
                table: "edition",
                column: "break_glass_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_county_county",
                table: "place_county",
                column: "county");

            migrationBuilder.CreateIndex(
                name: "ix_place_zip_zip",
                table: "place_zip",
                column: "zip");

            migrationBuilder.CreateIndex(
                name: "ix_revision_published_in",
                table: "revision",
                column: "published_in");

            migrationBuilder.CreateIndex(
                name: "ix_service_area_cco",
                table: "service_area",
                column: "cco");

            migrationBuilder.CreateIndex(
                name: "ix_service_area_county",
                table: "service_area",
                column: "county");

            migrationBuilder.CreateIndex(
                name: "ix_service_area_zip_cco",
                table: "service_area_zip",
                column: "cco");

            migrationBuilder.CreateIndex(
                name: "ix_service_area_zip_zip_county",
                table: "service_area_zip",
                columns: new[] { "zip", "county" });

            migrationBuilder.CreateIndex(
                name: "ix_zip_county_county",
                table: "zip_county",
                column: "county");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_event");

            migrationBuilder.DropTable(
                name: "cco_successor");

            migrationBuilder.DropTable(
                name: "contact");

            migrationBuilder.DropTable(
                name: "holiday");

            migrationBuilder.DropTable(
                name: "place_county");

            migrationBuilder.DropTable(
                name: "place_zip");

            migrationBuilder.DropTable(
                name: "revision");

            migrationBuilder.DropTable(
                name: "service_area_zip");

            migrationBuilder.DropTable(
                name: "place");

            migrationBuilder.DropTable(
                name: "edition");

            migrationBuilder.DropTable(
                name: "service_area");

            migrationBuilder.DropTable(
                name: "zip_county");

            migrationBuilder.DropTable(
                name: "break_glass");

            migrationBuilder.DropTable(
                name: "cco");

            migrationBuilder.DropTable(
                name: "county");

            migrationBuilder.DropTable(
                name: "zip");
        }
    }
}
