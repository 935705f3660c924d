namespace CcoPortal.IntegrationTests.Store;

/// <summary>The rules about calls.</summary>
public sealed partial class StoreRulesTests
{
    private const string Call = "'00000000-0000-0000-0000-0000000000f1'";
    private const string NewCall = "insert into call (id, agent, began, ended, reason, outcome, language, county, unanswered) values ";
    private const string NewCallFact = "insert into call_fact (call, kind, key, published_in) values ";

    private const string NewHandOver = "insert into hand_over (code, language, answer, said, edition, made, until) values ";

    private const string DeskWorld = $"""
        {NewCall} ({Call}, {Editor}, now(), now(), 'Covered', 'Answered', 'en', 'lane', null);
        {NewCallFact} ({Call}, 'holiday', '2026-01-01', 1);
        {NewHandOver} ('BCD234', 'es', json_build_object('line', null)::text, '[]', 1, now(), now() + interval '30 days');

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
    ];
}
