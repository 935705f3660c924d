using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <summary>
    /// An approval counts in the round of its change in which it was given. A change that was sent back, or that came back from publishing, begins another round,
    /// so that what was said before counts no more, also when nobody wrote anything since. <c>TwoPeopleTests</c> attacks it.
    /// </summary>
    public partial class RoundRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create or replace function is_approved(which uuid) returns boolean language sql stable as $$
                  select exists (
                    select from approval a join change_request c on c.id = a.change and c.round = a.round
                    where a.change = which
                      and not exists (select from proposed_revision r where r.change = which and r.author = a.approver)
                      and not exists (
                        (select kind, key, number from proposed where change = which except select kind, key, number from approved_revision where approval = a.id)
                        union all
                        (select kind, key, number from approved_revision where approval = a.id except select kind, key, number from proposed where change = which)))
                    and exists (select from proposed where change = which);
                $$;

                create function change_request_rounds() returns trigger language plpgsql as $$
                begin
                  new.round := old.round;
                  if new.state <> old.state and (new.state = 'Draft' or (new.state = 'InReview' and old.state <> 'Draft')) then
                    new.round := old.round + 1;
                  end if;
                  return new;
                end $$;
                create trigger tr_change_request_rounds before update on change_request for each row execute function change_request_rounds();

                -- Fires after tr_approval_by_another, which has locked the change.
                create function approval_has_its_round() returns trigger language plpgsql as $$
                begin
                  new.round := (select round from change_request where id = new.change);
                  return new;
                end $$;
                create trigger tr_approval_round before insert on approval for each row execute function approval_has_its_round();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop function approval_has_its_round() cascade;
                drop function change_request_rounds() cascade;
                create or replace function is_approved(which uuid) returns boolean language sql stable as $$
                  select exists (
                    select from approval a
                    where a.change = which
                      and not exists (select from proposed_revision r where r.change = which and r.author = a.approver)
                      and not exists (
                        (select kind, key, number from proposed where change = which except select kind, key, number from approved_revision where approval = a.id)
                        union all
                        (select kind, key, number from approved_revision where approval = a.id except select kind, key, number from proposed where change = which)))
                    and exists (select from proposed where change = which);
                $$;
                """);
        }
    }
}
