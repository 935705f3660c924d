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

                create or replace function change_request_moves() returns trigger language plpgsql as $$
                begin
                  perform lock_change(old.id, tg_name);
                  if old.state in ('Published', 'Rejected', 'Withdrawn') then
                    raise exception 'the change is closed' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  if new.state in ('Approved', 'Scheduled') and (old.state = 'Draft' or not is_approved(new.id)) then
                    raise exception 'nobody else approved what the change does' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  -- Counted here alone, whatever the statement says.
                  new.round := old.round;
                  if new.state <> old.state and (new.state = 'Draft' or (new.state = 'InReview' and old.state <> 'Draft')) then
                    new.round := old.round + 1;
                  end if;
                  return new;
                end $$;

                create or replace function approval_by_another() returns trigger language plpgsql as $$
                declare
                  stands text := lock_change(new.change, tg_name);
                begin
                  if stands <> 'InReview' then
                    raise exception 'the change is not in review' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  if exists (select from proposed_revision where change = new.change and author = new.approver) then
                    raise exception 'nobody approves what they wrote' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  -- None: the foreign key says that there is no such change.
                  new.round := coalesce((select round from change_request where id = new.change), 0);
                  return new;
                end $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create or replace function change_request_moves() returns trigger language plpgsql as $$
                begin
                  perform lock_change(old.id, tg_name);
                  if old.state in ('Published', 'Rejected', 'Withdrawn') then
                    raise exception 'the change is closed' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  if new.state in ('Approved', 'Scheduled') and (old.state = 'Draft' or not is_approved(new.id)) then
                    raise exception 'nobody else approved what the change does' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return new;
                end $$;

                create or replace function approval_by_another() returns trigger language plpgsql as $$
                declare
                  stands text := lock_change(new.change, tg_name);
                begin
                  if stands <> 'InReview' then
                    raise exception 'the change is not in review' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  if exists (select from proposed_revision where change = new.change and author = new.approver) then
                    raise exception 'nobody approves what they wrote' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return new;
                end $$;

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
