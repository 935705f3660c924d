namespace CcoPortal.IntegrationTests.Store;

/// <summary>The rules about staff, their changes and the audit chain.</summary>
public sealed partial class StoreRulesTests
{
    private const string Editor = "'00000000-0000-0000-0000-00000000000a'";
    private const string Reviewer = "'00000000-0000-0000-0000-00000000000b'";

    /// <summary>In review, and approved by the reviewer.</summary>
    private const string Change = "'00000000-0000-0000-0000-0000000000c1'";

    /// <summary>A draft.</summary>
    private const string Draft = "'00000000-0000-0000-0000-0000000000c2'";

    private const string Approval = "'00000000-0000-0000-0000-0000000000d1'";
    private const string NewStaff = "insert into staff (id, role, name, invited_at, normalized_user_name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) values ";
    private const string NoFlags = "false, false, false, false, 0";
    private const string NewChange = "insert into change_request (id, title, reason, source, state, opened_by, opened_at) values ";
    private const string NewProposal = "insert into proposed_revision (change, kind, key, number, op, schema, body, seen_in, author, at) values ";
    private const string NewApproval = "insert into approval (id, change, approver, at, ticks, waivers) values ";
    private const string NewApproved = "insert into approved_revision (approval, change, kind, key, number) values ";
    private const string NewComment = "insert into change_comment (id, change, staff, at, text) values ";
    private const string NewStaffMail = "insert into staff_mail (id, staff, kind, about, asked_at, next_try_at, tries) values ";
    private const string NewEditionOf = "insert into edition (number, published_at, actor, reason, change) values ";
    private const string NewReview = "insert into break_glass_review (break_glass, reviewer, at, note) values ";

    private const string StaffWorld = $$"""
        {{NewStaff}} ({{Editor}}, 'Editor', 'Ed', now(), 'ED', {{NoFlags}}), ({{Reviewer}}, 'Reviewer', 'Re', now(), 'RE', {{NoFlags}});
        insert into staff_claim (user_id) values ({{Editor}});
        insert into staff_login (login_provider, provider_key, user_id) values ('x', 'y', {{Editor}});
        insert into staff_token (user_id, login_provider, name) values ({{Editor}}, 'x', 'y');
        insert into staff_passkey (credential_id, user_id, data) values ('x', {{Editor}}, '{}');
        insert into staff_draft (staff, form, about, fields, at) values ({{Editor}}, 'edit', 'cco:river', '{}', now());
        insert into data_protection_key values ({{Editor}}, 'x', '<x/>');
        insert into first_admin_code values ('x', now());
        {{NewChange}} ({{Change}}, 'A holiday', 'It moved', 'A letter', 'Draft', {{Editor}}, now()), ({{Draft}}, 'Another', '', '', 'Draft', {{Editor}}, now());
        {{NewProposal}} ({{Change}}, 'holiday', '2027-01-01', 1, 'set', 1, '{}', null, {{Editor}}, now()), ({{Draft}}, 'holiday', '2028-01-01', 1, 'set', 1, '{}', null, {{Editor}}, now());
        update change_request set state = 'InReview' where id = {{Change}};
        {{NewApproval}} ({{Approval}}, {{Change}}, {{Reviewer}}, now(), '[]', '[]');
        {{NewApproved}} ({{Approval}}, {{Change}}, 'holiday', '2027-01-01', 1);
        {{NewComment}} ({{Editor}}, {{Change}}, {{Editor}}, now(), 'Look');
        {{NewStaffMail}} ({{Editor}}, {{Reviewer}}, 'change-submitted', {{Change}}, now(), now(), 0);
        insert into audit_seal (position, event, hash) select 1, id, decode(repeat('01', 32), 'hex') from audit_event;
        insert into audit_event (at, actor, kind, detail) values (now(), 'import', 'edition-published', '{}');
        """;

    private const string Approved = $"update change_request set state = 'Approved' where id = {Change};";
    private const string NewRevisionOfTheChange = $$"""{{NewRevision}} ('holiday', '2027-01-01', 2, 1, '{}');""";
    private const string Published = $"update change_request set state = 'Published', published_in = 2 where id = {Change}";
    private const string PublishedInHaste = $"{NewEdition} (2, now(), 'import', 'Typo', {ThatDay});";
    private const string NextSeal = "insert into audit_seal (position, event, hash) select";
    private const string AtOnce = "set constraints all immediate;";

    private static readonly Case[] StaffCases =
    [
        new("pk_staff", $"{NewStaff} ({Editor}, 'Editor', 'Ed', now(), 'ED 2', {NoFlags})"),
        new("user_name_index", $"{NewStaff} ({Nobody}, 'Editor', 'Ed', now(), 'ED', {NoFlags})"),
        new("ck_staff_role", $"{NewStaff} ({Nobody}, 'Director', 'Ed', now(), 'ED 2', {NoFlags})"),
        new("ck_staff_name", $"{NewStaff} ({Nobody}, 'Editor', '', now(), 'ED 2', {NoFlags})"),
        new("pk_staff_claim", "insert into staff_claim select * from staff_claim"),
        new("fk_staff_claim_staff_user_id", $"insert into staff_claim (user_id) values ({Nobody})"),
        new("pk_staff_login", "insert into staff_login select * from staff_login"),
        new("fk_staff_login_staff_user_id", $"insert into staff_login (login_provider, provider_key, user_id) values ('x', 'z', {Nobody})"),
        new("pk_staff_token", "insert into staff_token select * from staff_token"),
        new("fk_staff_token_staff_user_id", $"insert into staff_token (user_id, login_provider, name) values ({Nobody}, 'x', 'y')"),
        new("pk_staff_passkey", "insert into staff_passkey select * from staff_passkey"),
        new("fk_staff_passkey_staff_user_id", $$"""insert into staff_passkey (credential_id, user_id, data) values ('y', {{Nobody}}, '{}')"""),
        new("pk_staff_draft", "insert into staff_draft select * from staff_draft"),
        new("ck_staff_draft_fields", $"insert into staff_draft values ({Editor}, 'edit', 'cco:hill', '[]', now())"),
        new("fk_staff_draft_staff_staff", $$"""insert into staff_draft values ({{Nobody}}, 'edit', 'cco:hill', '{}', now())"""),
        new("pk_data_protection_key", "insert into data_protection_key select * from data_protection_key"),
        new("pk_first_admin_code", "insert into first_admin_code select * from first_admin_code"),

        new("pk_staff_mail", "insert into staff_mail select * from staff_mail"),
        new("ck_staff_mail_kind", $"{NewStaffMail} ({Nobody}, {Editor}, 'gossip', {Change}, now(), now(), 0)"),
        new("fk_staff_mail_staff_staff", $"{NewStaffMail} ({Nobody}, {Nobody}, 'change-approved', {Change}, now(), now(), 0)"),
        new("fk_staff_mail_change_request_about", $"{NewStaffMail} ({Nobody}, {Editor}, 'change-approved', {Nobody}, now(), now(), 0)"),

        new("pk_change_request", $"{NewChange} ({Draft}, 'Third', '', '', 'Draft', {Editor}, now())"),
        new("ck_change_request_state", $"update change_request set state = 'Lost' where id = {Draft}") { Without = "alter table change_request drop constraint ck_change_request_words" },
        new("ck_change_request_title", $"update change_request set title = '' where id = {Draft}"),
        new("ck_change_request_title", $"update change_request set title = repeat('x', 201) where id = {Draft}"),
        new("ck_change_request_words", $"update change_request set state = 'InReview', reason = 'It moved' where id = {Draft}"),
        new("ck_change_request_words", $"update change_request set state = 'InReview', source = 'A letter' where id = {Draft}"),
        new("ck_change_request_publish_at", $"update change_request set publish_at = now() where id = {Draft}"),
        new("ck_change_request_publish_at", $"update change_request set state = 'Scheduled' where id = {Change}"),
        new("ck_change_request_published_in", $"update change_request set published_in = 1 where id = {Draft}"),
        new("ck_change_request_published_in", $"update change_request set state = 'Published' where id = {Change}"),
        new("fk_change_request_staff_opened_by", $"{NewChange} ({Nobody}, 'Third', '', '', 'Draft', {Nobody}, now())"),
        new("fk_change_request_edition_published_in", $"update change_request set state = 'Published', published_in = 9 where id = {Change}"),
        new("tr_change_request_begins", $"{NewChange} ({Nobody}, 'Third', 'It moved', 'A letter', 'InReview', {Editor}, now())"),
        new("tr_change_request_moves", $"update change_request set state = 'Approved', reason = 'It moved', source = 'A letter' where id = {Draft}"),
        new("tr_change_request_moves", $"update change_request set state = 'Draft' where id = {Change}; {Approved}"),
        new("tr_change_request_moves", $"update change_request set state = 'InReview', reason = 'It moved', source = 'A letter' where id = {Draft}; update change_request set state = 'Scheduled', publish_at = now() where id = {Draft}"),
        new("tr_change_request_moves", $"update change_request set state = 'Withdrawn' where id = {Draft}; update change_request set state = 'Draft' where id = {Draft}"),
        new("tr_change_request_stays", $"delete from change_request where id = {Draft}"),
        new("tr_change_request_stays", $"{AtOnce} truncate change_request cascade"),
        new("tr_change_request_has_its_edition", $"update change_request set state = 'Published', published_in = 1 where id = {Change}"),

        new("pk_proposed_revision", $"{NewProposal} ({Draft}, 'holiday', '2028-01-01', 1, 'drop', 1, null, null, {Editor}, now())")
        {
            Without = "alter table proposed_revision disable trigger tr_proposed_revision_follows",
        },
        new("ck_proposed_revision_kind", $"{NewProposal} ({Draft}, 'rumour', 'x', 1, 'drop', 1, null, null, {Editor}, now())"),
        new("ck_proposed_revision_schema", $"{NewProposal} ({Draft}, 'holiday', 'x', 1, 'drop', 0, null, null, {Editor}, now())"),
        new("ck_proposed_revision_op", $"{NewProposal} ({Draft}, 'holiday', 'x', 1, 'delete', 1, null, null, {Editor}, now())"),
        new("ck_proposed_revision_body", $"{NewProposal} ({Draft}, 'holiday', 'x', 1, 'set', 1, null, null, {Editor}, now())"),
        new("ck_proposed_revision_body", $$"""{{NewProposal}} ({{Draft}}, 'holiday', 'x', 1, 'withdraw', 1, '{}', null, {{Editor}}, now())"""),
        new("ck_proposed_revision_body", $"{NewProposal} ({Draft}, 'holiday', 'x', 1, 'set', 1, '[]', null, {Editor}, now())"),
        new("fk_proposed_revision_change_request_change", $"{NewProposal} ({Nobody}, 'holiday', 'x', 1, 'drop', 1, null, null, {Editor}, now())"),
        new("fk_proposed_revision_staff_author", $"{NewProposal} ({Draft}, 'holiday', 'x', 1, 'drop', 1, null, null, {Nobody}, now())"),
        new("tr_proposed_revision_follows", $"{NewProposal} ({Draft}, 'holiday', 'x', 2, 'drop', 1, null, null, {Editor}, now())"),
        new("tr_proposed_revision_follows", $"{NewProposal} ({Draft}, 'holiday', '2028-01-01', 1, 'drop', 1, null, null, {Editor}, now())"),
        new("tr_proposed_revision_follows", $"{NewProposal} ({Change}, 'holiday', 'x', 1, 'drop', 1, null, null, {Reviewer}, now())"),
        new("tr_proposed_revision_follows", $"update change_request set state = 'Withdrawn' where id = {Draft}; {NewProposal} ({Draft}, 'holiday', 'x', 1, 'drop', 1, null, null, {Editor}, now())"),
        new("tr_proposed_revision_follows", $"{Approved} {NewEditionOf} (2, now(), 'editor', 'It moved', {Change}); {NewProposal} ({Change}, 'holiday', 'x', 1, 'drop', 1, null, null, {Editor}, now())"),
        new("tr_proposed_revision_only_added_to", "update proposed_revision set op = 'drop', body = null"),
        new("tr_proposed_revision_only_added_to", "delete from proposed_revision"),
        new("tr_proposed_revision_only_added_to", $"{AtOnce} truncate proposed_revision cascade"),

        new("pk_approval", "insert into approval select * from approval"),
        new("ak_approval_id_change", "insert into approval select * from approval") { Without = "alter table approval drop constraint pk_approval" },
        new("fk_approval_change_request_change", $"{NewApproval} ({Nobody}, {Nobody}, {Reviewer}, now(), '[]', '[]')"),
        new("fk_approval_staff_approver", $"{NewApproval} ({Nobody}, {Change}, {Nobody}, now(), '[]', '[]')"),
        new("tr_approval_by_another", $"{NewApproval} ({Nobody}, {Change}, {Editor}, now(), '[]', '[]')"),
        new("tr_approval_by_another", $"{NewApproval} ({Nobody}, {Draft}, {Reviewer}, now(), '[]', '[]')"),
        new("tr_approval_only_added_to", "update approval set approver = change"),
        new("tr_approval_only_added_to", "delete from approval"),
        new("tr_approval_only_added_to", $"{AtOnce} truncate approval cascade"),

        new("pk_approved_revision", "insert into approved_revision select * from approved_revision"),
        new("fk_approved_revision_approval_approval_change", $"{NewApproved} ({Nobody}, {Change}, 'holiday', '2027-01-01', 1)"),
        new("fk_approved_revision_approval_approval_change", $"{NewApproved} ({Approval}, {Draft}, 'holiday', '2028-01-01', 1)"),
        new("fk_approved_revision_proposed_revision_change_kind_key_number", $"{NewApproved} ({Approval}, {Change}, 'holiday', '2028-01-01', 1)"),
        new("tr_approved_revision_with_its_approval", $"{NewApproved} ({Approval}, {Change}, 'holiday', 'x', 1)") { Later = true },
        new("tr_approved_revision_only_added_to", "update approved_revision set number = 2"),
        new("tr_approved_revision_only_added_to", "delete from approved_revision"),
        new("tr_approved_revision_only_added_to", $"{AtOnce} truncate approved_revision"),

        new("pk_change_comment", "insert into change_comment select * from change_comment"),
        new("ck_change_comment_text", $"{NewComment} ({Nobody}, {Change}, null, now(), '')"),
        new("fk_change_comment_change_request_change", $"{NewComment} ({Nobody}, {Nobody}, null, now(), 'Look')"),
        new("fk_change_comment_staff_staff", $"{NewComment} ({Nobody}, {Change}, {Nobody}, now(), 'Look')"),
        new("tr_change_comment_only_added_to", "update change_comment set text = 'Never mind'"),
        new("tr_change_comment_only_added_to", "delete from change_comment"),
        new("tr_change_comment_only_added_to", $"{AtOnce} truncate change_comment"),

        new("ix_edition_change", $"{Approved} {NewEditionOf} (2, now(), 'editor', 'It moved', {Change}); {NewEditionOf} (3, now(), 'editor', 'Again', {Change})"),
        new("fk_edition_change_request_change", $"insert into edition (number, published_at, actor, reason, break_glass_id, change) values (2, now(), 'editor', 'Typo', {ThatDay}, {Nobody})"),
        new("ck_edition_audit", $"insert into edition (number, published_at, actor, reason, break_glass_id, audit_position) values (2, now(), 'editor', 'Typo', {ThatDay}, 1)"),
        new("tr_edition_approved", $"{NewEditionOf} (2, now(), 'editor', 'It moved', {Draft})"),
        new("tr_edition_approved", $"{NewEditionOf} (2, now(), 'editor', 'It moved', {Change})"),
        new("tr_edition_approved", $"{PublishedInHaste} {NewEdition} (3, now(), 'editor', 'The same reason', {ThatDay})"),
        new("tr_edition_holds_its_change", $"{Approved} {NewEditionOf} (2, now(), 'editor', 'It moved', {Change}); {Published}"),
        new("tr_edition_holds_its_change", $"{Approved} {NewEditionOf} (2, now(), 'editor', 'It moved', {Change}); {NewRevisionOfTheChange}"),
        new("tr_revision_with_its_edition", $"{Approved} {NewEditionOf} (2, now(), 'editor', 'It moved', {Change}); {NewRevision} ('holiday', '2028-01-01', 2, 1, '{"{}"}')"),
        new("tr_revision_with_its_edition", $"{Approved} {NewEditionOf} (2, now(), 'editor', 'It moved', {Change}); {NewRevision} ('holiday', '2027-01-01', 2, 1, '{"{ }"}')"),
        new("tr_revision_with_its_edition", $"{Approved} {NewEditionOf} (2, now(), 'editor', 'It moved', {Change}); {NewRevision} ('holiday', '2027-01-01', 2, 2, '{"{}"}')"),
        new("tr_revision_with_its_edition", $"{NewRevision} ('holiday', '2027-01-01', 1, 1, '{"{}"}')") { Later = true },

        new("pk_break_glass_review", $"{PublishedInHaste} {NewReview} ({ThatDay}, {Reviewer}, now(), 'Looked at it'); {NewReview} ({ThatDay}, {Editor}, now(), 'Looked at it')"),
        new("ck_break_glass_review_note", $"{PublishedInHaste} {NewReview} ({ThatDay}, {Reviewer}, now(), 'OK')"),
        new("fk_break_glass_review_break_glass_break_glass", $"{NewReview} ({Nobody}, {Reviewer}, now(), 'Looked at it')"),
        new("fk_break_glass_review_staff_reviewer", $"{PublishedInHaste} {NewReview} ({ThatDay}, {Nobody}, now(), 'Looked at it')"),
        new("tr_break_glass_review_two_people", $"{NewReview} ({ThatDay}, {Reviewer}, now(), 'Looked at it')"),
        new("tr_break_glass_review_two_people", $"insert into break_glass values ({Nobody}, now(), {Reviewer}, 'It had to be today'); {NewEdition} (2, now(), 'editor', 'Typo', {Nobody}); {NewReview} ({Nobody}, {Reviewer}, now(), 'Looked at it')"),
        new("tr_break_glass_review_only_added_to", "update break_glass_review set note = 'Looked at it again'"),
        new("tr_break_glass_review_only_added_to", "delete from break_glass_review"),
        new("tr_break_glass_review_only_added_to", $"{AtOnce} truncate break_glass_review"),

        new("ck_audit_event_detail", "insert into audit_event (at, actor, kind, detail) values (now(), 'import', 'edition-published', '[]')"),
        new("pk_audit_seal", $"{NextSeal} 1, max(id), decode(repeat('02', 32), 'hex') from audit_event") { Without = "alter table audit_seal disable trigger tr_audit_seal_follows" },
        new("ix_audit_seal_event", $"{NextSeal} 2, min(id), decode(repeat('02', 32), 'hex') from audit_event"),
        new("ck_audit_seal_hash", $"{NextSeal} 2, max(id), 'x' from audit_event"),
        new("fk_audit_seal_audit_event_event", $"{NextSeal} 2, max(id) + 1, decode(repeat('02', 32), 'hex') from audit_event"),
        new("tr_audit_seal_follows", $"{NextSeal} 3, max(id), decode(repeat('02', 32), 'hex') from audit_event"),
        new("tr_audit_seal_only_added_to", "update audit_seal set hash = decode(repeat('02', 32), 'hex')"),
        new("tr_audit_seal_only_added_to", "delete from audit_seal"),
        new("tr_audit_seal_only_added_to", $"{AtOnce} truncate audit_seal"),
    ];
}
