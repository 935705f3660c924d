namespace CcoPortal.IntegrationTests.Store;

/// <summary>The rules about calls.</summary>
public sealed partial class StoreRulesTests
{
    private const string Call = "'00000000-0000-0000-0000-0000000000f1'";
    private const string NewCall = "insert into call (id, agent, began, ended, reason, outcome, language, county, unanswered) values ";
    private const string NewCallFact = "insert into call_fact (call, kind, key, published_in) values ";

    private const string NewHandOver = "insert into hand_over (code, language, answer, said, edition, made, until) values ";
    private const string NewFlag = "insert into flag (id, agent, at, kind, key, field, reason, edition, ended, ended_by, \"end\", change) values ";
    private const string Flag = "'00000000-0000-0000-0000-0000000000f2'";

    private const string NewCallBack = "insert into call_back (call, purpose, agent, asked, language, number, promised_by, tries, done, done_by, outcome) values ";

    private const string DeskWorld = $"""
        {NewCall} ({Call}, {Editor}, now(), now(), 'Covered', 'Answered', 'en', 'lane', null);
        {NewCallFact} ({Call}, 'holiday', '2026-01-01', 1);
        {NewHandOver} ('BCD234', 'es', json_build_object('line', null)::text, '[]', 1, now(), now() + interval '30 days');
        {NewFlag} ({Flag}, {Editor}, now(), 'holiday', '2026-01-01', 'name', 'OutOfDate', 1, null, null, null, null);
        {NewCallBack} ({Call}, 'IfWrong', {Editor}, now(), 'en', 'x', null, 0, null, null, null);

        """;

    private static readonly Case[] DeskCases =
    [
        new("pk_call", "insert into call select * from call"),
        new("fk_call_staff_agent", $"{NewCall} ({Nobody}, {Nobody}, now(), now(), 'Covered', 'Answered', 'en', null, null)"),
        new("ck_call_ended", $"{NewCall} ({Nobody}, {Editor}, now(), now() - interval '1 second', 'Covered', 'Answered', 'en', null, null)"),
        new("ck_call_language", $"{NewCall} ({Nobody}, {Editor}, now(), now(), 'Covered', 'Answered', 'Rosa Lopez', null, null)"),
        new("ck_call_county", $"{NewCall} ({Nobody}, {Editor}, now(), now(), 'Covered', 'Answered', 'en', 'Rosa Lopez', null)"),
        new("ck_call_codes", $"{NewCall} ({Nobody}, {Editor}, now(), now(), 'Rosa Lopez', 'Answered', 'en', null, null)"),
        new("ck_call_codes", $"{NewCall} ({Nobody}, {Editor}, now(), now(), 'Covered', 'Rosa Lopez', 'en', null, null)"),
        new("ck_call_codes", $"{NewCall} ({Nobody}, {Editor}, now(), now(), 'Covered', 'NoGoodAnswer', 'en', null, 'Rosa Lopez')"),
        new("ck_call_unanswered", $"{NewCall} ({Nobody}, {Editor}, now(), now(), 'Covered', 'NoGoodAnswer', 'en', null, null)"),
        new("ck_call_unanswered", $"{NewCall} ({Nobody}, {Editor}, now(), now(), 'Covered', 'Answered', 'en', null, 'OneMedicine')"),
        new("pk_call_fact", "insert into call_fact select * from call_fact"),
        new("fk_call_fact_call_call", $"{NewCallFact} ({Nobody}, 'holiday', '2026-01-01', 1)"),
        new("fk_call_fact_revision_kind_key_published_in", $"{NewCallFact} ({Call}, 'holiday', '2031-01-01', 1)"),
        new("pk_hand_over", "insert into hand_over select * from hand_over"),
        new("ck_hand_over_code", "update hand_over set code = 'Rosa L'"),
        new("ck_hand_over_code", "update hand_over set code = 'BCD23'"),
        new("ck_hand_over_language", "update hand_over set language = 'Rosa Lopez'"),
        new("ck_hand_over_answer", "update hand_over set answer = '[]'"),
        new("ck_hand_over_said", "update hand_over set said = '{}'"),
        new("ck_hand_over_edition", "update hand_over set edition = 0"),
        new("ck_hand_over_until", "update hand_over set until = made"),
        new("ck_hand_over_until", "update hand_over set until = made + interval '32 days'"),
        new("pk_call_back", "insert into call_back select * from call_back"),
        new("fk_call_back_staff_agent", $"{NewCallBack} ({Nobody}, 'IfWrong', {Nobody}, now(), 'en', 'x', null, 0, null, null, null)"),
        new("fk_call_back_staff_done_by", $"{NewCallBack} ({Nobody}, 'IfWrong', {Editor}, now(), 'en', null, null, 0, now(), {Nobody}, 'Reached')"),
        new("ck_call_back_codes", $"{NewCallBack} ({Nobody}, 'Marketing', {Editor}, now(), 'en', 'x', null, 0, null, null, null)"),
        new("ck_call_back_codes", $"{NewCallBack} ({Nobody}, 'IfWrong', {Editor}, now(), 'en', null, null, 0, now(), null, 'Rosa Lopez')"),
        new("ck_call_back_language", $"{NewCallBack} ({Nobody}, 'IfWrong', {Editor}, now(), 'Rosa Lopez', 'x', null, 0, null, null, null)"),
        new("ck_call_back_promised_by", $"{NewCallBack} ({Nobody}, 'IfWrong', {Editor}, now(), 'en', 'x', now(), 0, null, null, null)"),
        new("ck_call_back_promised_by", $"{NewCallBack} ({Nobody}, 'Promised', {Editor}, now(), 'en', 'x', null, 0, null, null, null)"),
        new("ck_call_back_tries", "update call_back set tries = -1"),
        new("ck_call_back_done", "update call_back set done = now(), outcome = 'Reached'"),
        new("ck_call_back_done", "update call_back set number = null"),
        new("ck_call_back_done", "update call_back set number = null, done = now()"),
        new("ck_call_back_done", "update call_back set number = null, outcome = 'Reached', done = asked - interval '1 second'"),
        new("pk_flag", "insert into flag select * from flag"),
        new("fk_flag_staff_agent", $"{NewFlag} ({Nobody}, {Nobody}, now(), 'cco', 'x', null, 'OutOfDate', 1, null, null, null, null)"),
        new("fk_flag_staff_ended_by", $"{NewFlag} ({Nobody}, {Editor}, now(), 'cco', 'x', null, 'OutOfDate', 1, now(), {Nobody}, 'TrueAsItIs', null)"),
        new("fk_flag_change_request_change", $"{NewFlag} ({Nobody}, {Editor}, now(), 'cco', 'x', null, 'OutOfDate', 1, now(), {Editor}, 'InChange', {Nobody})"),
        new("ck_flag_kind", $"{NewFlag} ({Nobody}, {Editor}, now(), 'person', 'x', null, 'OutOfDate', 1, null, null, null, null)"),
        new("ck_flag_field", $"{NewFlag} ({Nobody}, {Editor}, now(), 'cco', 'x', 'Rosa Lopez', 'OutOfDate', 1, null, null, null, null)"),
        new("ck_flag_codes", $"{NewFlag} ({Nobody}, {Editor}, now(), 'cco', 'x', null, 'Rosa Lopez', 1, null, null, null, null)"),
        new("ck_flag_codes", $"{NewFlag} ({Nobody}, {Editor}, now(), 'cco', 'x', null, 'OutOfDate', 1, now(), {Editor}, 'Rosa Lopez', null)"),
        new("ck_flag_edition", $"{NewFlag} ({Nobody}, {Editor}, now(), 'cco', 'x', null, 'OutOfDate', 0, null, null, null, null)"),
        new("ck_flag_end", $"{NewFlag} ({Nobody}, {Editor}, now(), 'cco', 'x', null, 'OutOfDate', 1, now(), null, 'TrueAsItIs', null)"),
        new("ck_flag_end", $"{NewFlag} ({Nobody}, {Editor}, now(), 'cco', 'x', null, 'OutOfDate', 1, null, {Editor}, 'TrueAsItIs', null)"),
        new("ck_flag_end", $"update flag set \"end\" = 'InChange', ended = now(), ended_by = {Editor}"),
    ];
}
