using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcoPortal.Data.Migrations
{
    /// <summary>
    /// Two people for every change, held here whatever the portal does: nobody approves what they wrote or writes into what they approved, an approval
    /// names exact revisions, and an edition holds what was approved or a recorded break of the glass. All of it under the lock of the change's row.
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

                create function proposed_revision_follows() returns trigger language plpgsql as $$
                declare
                  stands text;
                begin
                  select state into stands from change_request where id = new.change for update;
                  if stands not in ('Draft', 'InReview', 'Approved', 'Scheduled') then
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
                  stands text;
                begin
                  select state into stands from change_request where id = new.change for update;
                  if stands <> 'InReview' then
                    raise exception 'the change is not in review' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  if exists (select from proposed_revision where change = new.change and author = new.approver) then
                    raise exception 'nobody approves what they wrote' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  return new;
                end $$;
                create trigger tr_approval_by_another before insert on approval for each row execute function approval_by_another();

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
                  if old.state in ('Published', 'Rejected', 'Withdrawn') then
                    raise exception 'the change is closed' using errcode = 'check_violation', constraint = tg_name;
                  end if;
                  if new.state in ('Approved', 'Scheduled') and not is_approved(new.id) then
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
                begin
                  if new.change is not null then
                    perform from change_request where id = new.change for update;
                    if new.break_glass_id is null and not is_approved(new.change) then
                      raise exception 'nobody else approved what the edition holds' using errcode = 'check_violation', constraint = tg_name;
                    end if;
                  end if;
                  return new;
                end $$;
                create trigger tr_edition_approved before insert on edition for each row execute function edition_is_approved();

                -- At the end of the transaction: the edition of a change holds what the change does, no more and no less.
                create function edition_holds_its_change() returns trigger language plpgsql as $$
                begin
                  if new.change is null then
                    return null;
                  end if;
                  if exists (select from revision r where r.published_in = new.number
                      and not exists (select from proposed p where p.change = new.change and p.kind = r.kind and p.key = r.key and p.body is not distinct from r.body))
                    or exists (select from proposed p where p.change = new.change
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
                  if exists (select from break_glass where id = new.break_glass and actor = new.reviewer::text)
                    or exists (select from edition e join proposed_revision r on r.change = e.change where e.break_glass_id = new.break_glass and r.author = new.reviewer) then
                    raise exception 'nobody reviews what they published' using errcode = 'check_violation', constraint = tg_name;
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
                drop function change_request_moves() cascade;
                drop function change_request_begins() cascade;
                drop function change_request_stays() cascade;
                drop function edition_is_approved() cascade;
                drop function edition_holds_its_change() cascade;
                drop function published_change_has_its_edition() cascade;
                drop function break_glass_review_by_another() cascade;
                drop function audit_seal_follows() cascade;
                drop function is_approved(uuid);
                drop view proposed;
                """);
        }
    }
}
