using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <summary>
    /// Two people for every change, held here whatever the portal does: nobody approves what they wrote or writes into what they approved, an approval
    /// names exact revisions, and an edition holds what was approved or a recorded break of the glass. All of it under the lock of the change's row, and what
    /// belongs together is written in one transaction: nothing is added to an approval or an edition later. <c>TwoPeopleTests</c> attacks it.
    /// </summary>
    public partial class StaffRules : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create trigger tr_break_glass_review_only_added_to before update or delete or truncate on break_glass_review for each statement execute function refuse_change();
                create trigger tr_audit_seal_only_added_to before update or delete or truncate on audit_seal for each statement execute function refuse_change();
                create trigger tr_proposed_revision_only_added_to before update or delete or truncate on proposed_revision for each statement execute function refuse_change();
                create trigger tr_approval_only_added_to before update or delete or truncate on approval for each statement execute function refuse_change();
                create trigger tr_approved_revision_only_added_to before update or delete or truncate on approved_revision for each statement execute function refuse_change();
                create trigger tr_change_comment_only_added_to before update or delete or truncate on change_comment for each statement execute function refuse_change();

                -- What a change does now: the latest of each record, without what was dropped.
                create view proposed as
                  select * from (select distinct on (change, kind, key) * from proposed_revision order by change, kind, key, number desc) latest where op <> 'drop';

                -- Locks a change and says how it stands. A transaction with one picture for all its statements would not see what others wrote before it had the lock.
                create function lock_change(which uuid, rule text) returns text language plpgsql as $$
                declare
                  stands text;
                begin
                  if current_setting('transaction_isolation') <> 'read committed' then
                    raise exception 'changes are made in read committed transactions' using errcode = 'check_violation', constraint = rule;
                  end if;
                  select state into stands from change_request where id = which for update;
                  return stands;
                end $$;

                -- Whether the transaction that asks wrote a row that it sees, savepoints and all: what others have under way cannot be seen.
                -- xmin has the low 32 bits of a number of 64, and is less than half its range away from now's.
                create function is_of_this_transaction(writer xid) returns boolean language sql as $$
                  select pg_xact_status((now_is + ((writer::text::bigint - now_is + 2147483648) & 4294967295) - 2147483648)::text::xid8) = 'in progress'
                  from (select pg_current_xact_id()::text::bigint) as t (now_is);
                $$;

                create function proposed_revision_follows() returns trigger language plpgsql as $$
                declare
                  stands text := lock_change(new.change, tg_name);
                begin
                  if stands not in ('Draft', 'InReview', 'Approved', 'Scheduled') or exists (select from edition where change = new.change) then
                    raise exception 'the change is closed' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  if exists (select from approval where change = new.change and approver = new.author) then
                    raise exception 'who approved a change does not write into it' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  if new.number <> (select coalesce(max(number), 0) + 1 from proposed_revision where change = new.change and kind = new.kind and key = new.key) then
                    raise exception 'somebody else wrote meanwhile' using errcode = 'unique_violation', constraint = tg_name;
                  end if;
                  -- An approval is for what was there: what comes later is reviewed again.
                  update change_request set state = 'InReview', publish_at = null where id = new.change and state in ('Approved', 'Scheduled');
                  return new;
                end $$;
                create trigger tr_proposed_revision_follows before insert on proposed_revision for each row execute function proposed_revision_follows();

                create function approval_by_another() returns trigger language plpgsql as $$
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
                create trigger tr_approval_by_another before insert on approval for each row execute function approval_by_another();

                create function approved_revision_with_its_approval() returns trigger language plpgsql as $$
                begin
                  if not (select is_of_this_transaction(xmin) from approval where id = new.approval) then
                    raise exception 'nothing is added to an approval later' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return new;
                end $$;
                create trigger tr_approved_revision_with_its_approval before insert on approved_revision for each row execute function approved_revision_with_its_approval();

                -- Whether someone who wrote nothing of a change approved exactly what it does now.
                create function is_approved(which uuid) returns boolean language sql stable as $$
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

                create function change_request_moves() returns trigger language plpgsql as $$
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
                create trigger tr_change_request_moves before update on change_request for each row execute function change_request_moves();

                create function change_request_begins() returns trigger language plpgsql as $$
                begin
                  if new.state <> 'Draft' then
                    raise exception 'a change begins as a draft' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return new;
                end $$;
                create trigger tr_change_request_begins before insert on change_request for each row execute function change_request_begins();

                create function change_request_stays() returns trigger language plpgsql as $$
                begin
                  raise exception 'a change is withdrawn, never deleted' using errcode = 'restrict_violation', constraint = tg_name;
                end $$;
                create trigger tr_change_request_stays before delete or truncate on change_request for each statement execute function change_request_stays();

                create function edition_is_approved() returns trigger language plpgsql as $$
                declare
                  stands text := lock_change(new.change, tg_name);
                begin
                  if exists (select from edition where break_glass_id = new.break_glass_id) then
                    raise exception 'a recorded reason is for one edition' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  -- Approved and then sent back is not approved.
                  if new.change is not null and new.break_glass_id is null and (stands not in ('Approved', 'Scheduled') or not is_approved(new.change)) then
                    raise exception 'nobody else approved what the edition holds' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return new;
                end $$;
                create trigger tr_edition_approved before insert on edition for each row execute function edition_is_approved();

                -- The edition of a change holds no more than what the change does …
                create function revision_with_its_edition() returns trigger language plpgsql as $$
                declare
                  whole edition;
                begin
                  if not (select is_of_this_transaction(xmin) from edition where number = new.published_in) then
                    raise exception 'nothing is added to an edition later' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  select * into whole from edition where number = new.published_in;
                  if whole.change is not null and not exists (select from proposed p
                      where p.change = whole.change and p.kind = new.kind and p.key = new.key and p.body is not distinct from new.body and (p.body is null or p.schema = new.schema)) then
                    raise exception 'the edition holds what its change does not do' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return new;
                end $$;
                create trigger tr_revision_with_its_edition before insert on revision for each row execute function revision_with_its_edition();

                -- … and, at the end of the transaction, no less.
                create function edition_holds_its_change() returns trigger language plpgsql as $$
                begin
                  if new.change is null then
                    return null;
                  end if;
                  if exists (select from proposed p where p.change = new.change
                      and p.body is distinct from (select r.body from revision r where r.kind = p.kind and r.key = p.key and r.published_in <= new.number order by published_in desc limit 1)) then
                    raise exception 'the edition does not hold what its change does' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  if not exists (select from change_request where id = new.change and state = 'Published' and published_in = new.number) then
                    raise exception 'the change does not say that it was published' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return null;
                end $$;
                create constraint trigger tr_edition_holds_its_change after insert on edition deferrable initially deferred for each row execute function edition_holds_its_change();

                create function published_change_has_its_edition() returns trigger language plpgsql as $$
                begin
                  if new.state = 'Published' and not exists (select from edition where number = new.published_in and change = new.id) then
                    raise exception 'the change was not published' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return null;
                end $$;
                create constraint trigger tr_change_request_has_its_edition after update on change_request deferrable initially deferred for each row execute function published_change_has_its_edition();

                create function break_glass_review_by_another() returns trigger language plpgsql as $$
                begin
                  if exists (select from break_glass where id = new.break_glass and lower(actor) = new.reviewer::text)
                    or exists (select from edition where break_glass_id = new.break_glass and lower(actor) = new.reviewer::text)
                    or exists (select from edition e join proposed_revision r on r.change = e.change where e.break_glass_id = new.break_glass and r.author = new.reviewer) then
                    raise exception 'nobody reviews what they published' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  -- Or it would be reviewed before there is anything to see, and by anyone.
                  if exists (select from break_glass where id = new.break_glass) and not exists (select from edition where break_glass_id = new.break_glass) then
                    raise exception 'a review follows the publication' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return new;
                end $$;
                create trigger tr_break_glass_review_two_people before insert on break_glass_review for each row execute function break_glass_review_by_another();

                create function audit_seal_follows() returns trigger language plpgsql as $$
                begin
                  if new.position <> (select coalesce(max(position), 0) + 1 from audit_seal) then
                    raise exception 'a seal follows the last one' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return new;
                end $$;
                create trigger tr_audit_seal_follows before insert on audit_seal for each row execute function audit_seal_follows();
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop trigger tr_break_glass_review_only_added_to on break_glass_review;
                drop trigger tr_audit_seal_only_added_to on audit_seal;
                drop trigger tr_proposed_revision_only_added_to on proposed_revision;
                drop trigger tr_approval_only_added_to on approval;
                drop trigger tr_approved_revision_only_added_to on approved_revision;
                drop trigger tr_change_comment_only_added_to on change_comment;
                drop function proposed_revision_follows() cascade;
                drop function approval_by_another() cascade;
                drop function approved_revision_with_its_approval() cascade;
                drop function change_request_moves() cascade;
                drop function change_request_begins() cascade;
                drop function change_request_stays() cascade;
                drop function edition_is_approved() cascade;
                drop function revision_with_its_edition() cascade;
                drop function edition_holds_its_change() cascade;
                drop function published_change_has_its_edition() cascade;
                drop function break_glass_review_by_another() cascade;
                drop function audit_seal_follows() cascade;
                drop function is_approved(uuid);
                drop function lock_change(uuid, text);
                drop function is_of_this_transaction(xid);
                drop view proposed;
                """);
        }
    }
}
