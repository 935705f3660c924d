using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <summary>Of a transaction that the server has long forgotten, it says nothing: that is no yes.</summary>
    public partial class OldTransactions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create or replace function is_of_this_transaction(writer xid) returns boolean language sql as $$
                  select coalesce(pg_xact_status((now_is + ((writer::text::bigint - now_is + 2147483648) & 4294967295) - 2147483648)::text::xid8) = 'in progress', false)
                  from (select pg_current_xact_id()::text::bigint) as t (now_is);
                $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create or replace function is_of_this_transaction(writer xid) returns boolean language sql as $$
                  select pg_xact_status((now_is + ((writer::text::bigint - now_is + 2147483648) & 4294967295) - 2147483648)::text::xid8) = 'in progress'
                  from (select pg_current_xact_id()::text::bigint) as t (now_is);
                $$;
                """);
        }
    }
}
