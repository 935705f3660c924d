using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <summary>
    /// What EF cannot say: no two service areas of a CCO speak for one ZIP on one day, the ledger is only added to, and editions are
    /// numbered without gaps. <c>StoreRulesTests</c> checks each by its name against the catalog and by breaking it.
    /// </summary>
    public partial class Rules : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Deferred, or shortening one period and opening the next would fail midway.
            migrationBuilder.Sql("""
                alter table service_area_zip add constraint ex_service_area_zip_once
                  exclude using gist (cco with =, county with =, zip with =, daterange(effective_from, effective_to, '[)') with &&)
                  deferrable initially deferred;

                alter table service_area add constraint ex_service_area_part_once
                  exclude using gist (cco with =, county with =, daterange(effective_from, effective_to, '[)') with &&)
                  where (extent = 'PartUnlisted') deferrable initially deferred;

                create function refuse_change() returns trigger language plpgsql as $$
                begin
                  raise exception '% is only added to', tg_table_name using errcode = 'restrict_violation', constraint = tg_name;
                end $$;

                create trigger tr_edition_only_added_to before update or delete or truncate on edition for each statement execute function refuse_change();
                create trigger tr_break_glass_only_added_to before update or delete or truncate on break_glass for each statement execute function refuse_change();
                create trigger tr_revision_only_added_to before update or delete or truncate on revision for each statement execute function refuse_change();
                create trigger tr_audit_event_only_added_to before update or delete or truncate on audit_event for each statement execute function refuse_change();

                create function edition_follows() returns trigger language plpgsql as $$
                begin
                  if new.number <> (select coalesce(max(number), 0) + 1 from edition) then
                    raise exception 'edition % does not follow the last one', new.number using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return new;
                end $$;

                create trigger tr_edition_follows before insert on edition for each row execute function edition_follows();

                create function revision_in_newest_edition() returns trigger language plpgsql as $$
                begin
                  if new.published_in <> (select max(number) from edition) then
                    raise exception 'a revision is published in the newest edition' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return new;
                end $$;

                create trigger tr_revision_in_newest_edition before insert on revision for each row execute function revision_in_newest_edition();
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                alter table service_area_zip drop constraint ex_service_area_zip_once;
                alter table service_area drop constraint ex_service_area_part_once;
                drop function refuse_change() cascade;
                drop function edition_follows() cascade;
                drop function revision_in_newest_edition() cascade;
                """);
        }
    }
}
