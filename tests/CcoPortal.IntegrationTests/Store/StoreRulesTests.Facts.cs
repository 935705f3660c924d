namespace CcoPortal.IntegrationTests.Store;

/// <summary>The rules about facts, and about members' mail.</summary>
public sealed partial class StoreRulesTests
{
    /// <summary>A small world in which every rule holds.</summary>
    private const string World = $$"""
        insert into edition (number, published_at, actor, reason) values (1, now(), 'import', 'First');
        insert into break_glass (id, at, actor, reason) values ('00000000-0000-0000-0000-000000000001', now(), 'import', 'It had to be today');
        insert into revision (kind, key, published_in, schema, body) values ('holiday', '2026-01-01', 1, 1, '{}');
        insert into audit_event (at, actor, kind, detail) values (now(), 'import', 'edition-published', '{}');
        insert into county (slug, name, fips, seat, population) values ('lane', 'Lane', '41039', 'Eugene', 1), ('linn', 'Linn', '41043', 'Albany', 1);
        insert into zip (code, status, type, city) values ('97401', 'Active', 'STANDARD', 'Eugene'), ('97446', 'Active', 'STANDARD', 'Harrisburg');
        insert into zip_county (zip, county, share, has_homes) values ('97401', 'Lane', 1, true), ('97446', 'Lane', 0, false), ('97446', 'Linn', 1, true);
        insert into place (key, name, kind) values ('eugene-lane', 'Eugene', 'incorporated city');
        insert into place_county (place, county, share) values ('eugene-lane', 'Lane', 1);
        insert into place_zip (place, zip) values ('eugene-lane', '97401');
        insert into cco (slug, name, short_name, organization, phone, toll_free, website) values
          ('river', 'River Health', 'River', 'River Inc', '541-555-0100', '800-555-0100', 'https://river.example'), ('hill', 'Hill Health', 'Hill', 'Hill Inc', null, '711', null);
        insert into cco_successor (cco, county, successor) values ('hill', 'Lane', 'river');
        insert into service_area (key, cco, county, extent, zips, effective_from, effective_to, certainty, source_count, checked_on) values
          ('river/lane', 'river', 'Lane', 'Only', '97401', '2020-01-01', null, 'Confirmed', 1, '2026-11-22'),
          ('hill/linn', 'hill', 'Linn', 'PartUnlisted', '', null, '2020-01-01', 'Ask', 0, '2026-11-22');
        insert into service_area_zip (service_area, zip, cco, county, effective_from, effective_to) values ('river/lane', '97401', 'river', 'Lane', '2020-01-01', null);
        insert into contact (key, label, phone) values ('client-services', 'OHP Client Services', '800-273-0557'), ('crisis', 'Crisis line', '988');
        insert into holiday (day, name) values ('2026-01-01', 'New Year’s Day');
        insert into enrollment_type (code, physical, behavioral, dental, rides) values ('CCOA', 'Cco', 'Cco', 'Cco', 'Cco'), ('open-card', 'Oha', 'Oha', 'Oha', 'OhaRides');
        insert into package (slug, ordinal, status, ended_on, common_type) values ('plus', 0, 'Current', null, 'CCOA'), ('old', 1, 'Ended', '2023-06-30', null);
        insert into package_code (package, code) values ('plus', 'BMH');
        insert into benefit (slug, area, ordinal, is_covered, adults, under21, pregnant, paid_as, usd) values
          ('glasses', 'Vision', 0, true, 'No', 'Yes', 'Limited', 'Physical', 0), ('job-exams', 'NotCovered', 1, false, 'No', 'Limited', 'No', 'Physical', null);
        insert into benefit_payer (benefit, enrollment_type, payer) values ('glasses', 'CCOA', 'Cco');
        insert into benefit_package (benefit, package, at_most, child_rules, payer) values ('glasses', 'plus', null, true, null);
        insert into cco_extra (key, benefit, beyond_ohp, phone) values ('river-glasses', 'glasses', true, '541-555-0100'), ('river-club', null, true, null);
        insert into cco_extra_cco (extra, cco) values ('river-glasses', 'river');
        insert into danger (key, ordinal) values ('suicide', 0), ('poison', 1);
        insert into danger_line (danger, contact, ordinal) values ('suicide', 'client-services', 0);
        insert into page (key, section, ordinal, owner) values ('help/rides', 'help', 0, 'member-services');
        insert into page_report (page, edition, kind, words, day) values ('/ccos/river', 1, 'phone', null, '2026-11-22');
        insert into measure (key, ordinal, counts_anew_from) values ('visits', 0, 2025);
        insert into measure_value (measure, year, value) values ('visits', 2024, 6.5), ('visits', 2025, 100);
        insert into notice (key, level, starts_at, ends_at) values ('wildfires', 'Warning', '2026-11-20 08:00', '2026-11-25 17:30'), ('year', 'Information', '2024-02-29 00:00', '2025-02-28 00:00');
        insert into edition_changes (edition, schema, changes) values (1, 1, '[{}]');
        insert into subscriber (id, address_hash, address, language, next_confirm_at) values ('00000000-0000-0000-0000-000000000001', decode(repeat('01', 32), 'hex'), 'x', 'es', now());
        insert into subscription (subscriber, watch, asked_at) values ('00000000-0000-0000-0000-000000000001', 'cco:river', now());
        insert into mail_token (hash, subscriber) values (decode(repeat('02', 32), 'hex'), '00000000-0000-0000-0000-000000000001');
        insert into outbox_mail (id, subscriber, edition, asked_at, next_try_at, tries) values ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', null, now(), now(), 0),
          ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 1, now(), now(), 0);
        {{StaffWorld}}
        {{DeskWorld}}
        """;

    private const string NewEdition = "insert into edition (number, published_at, actor, reason, break_glass_id) values ";
    private const string NewRevision = "insert into revision (kind, key, published_in, schema, body) values ";
    private const string NewCounty = "insert into county (slug, name, fips, seat, population) values ";
    private const string NewZip = "insert into zip (code, status, type, city) values ";
    private const string NewCco = "insert into cco (slug, name, short_name, organization) values ";
    private const string NewArea = "insert into service_area (key, cco, county, extent, zips, effective_from, effective_to, certainty, source_count, checked_on) values ";
    private const string NewAreaZip = "insert into service_area_zip (service_area, zip, cco, county, effective_from, effective_to) values ";
    private const string NewBenefit = "insert into benefit (slug, area, ordinal, is_covered, adults, under21, pregnant, paid_as, usd) values ";
    private const string NewPackage = "insert into package (slug, ordinal, status, ended_on, common_type) values ";
    private const string NewType = "insert into enrollment_type (code, physical, behavioral, dental, rides) values ";
    private const string NewMail = "insert into outbox_mail (id, subscriber, edition, asked_at, next_try_at, tries) values ";
    private const string Nobody = "'00000000-0000-0000-0000-000000000009'";
    private const string ThatDay = "'00000000-0000-0000-0000-000000000001'";
    private const string NextRiver = $"{NewArea} ('river/lane/2', 'river', 'Lane', 'Only', '97401', '2024-01-01', null, 'Likely', 1, '2026-11-22');";

    /// <summary>One case for each rule: statements of which the last breaks that rule and, but for those it names, no other.</summary>
    private static readonly Case[] FactCases =
    [
        new("PK___EFMigrationsHistory", """insert into "__EFMigrationsHistory" select * from "__EFMigrationsHistory" limit 1"""),

        new("pk_edition", $"{NewEdition} (1, now(), 'import', 'Again', null)") { Without = "alter table edition disable trigger tr_edition_follows" },
        new("ck_edition_number", $"{NewEdition} (0, now(), 'import', 'None', null)")
        {
            Without = "alter table edition disable trigger tr_edition_follows; alter table edition drop constraint ck_edition_approval",
        },
        new("ck_edition_approval", $"{NewEdition} (2, now(), 'editor', 'Nobody approved it', null)"),
        new("ck_edition_approval", $"{NewEdition} (1, now(), 'editor', 'Not the import', null)") { OnNothing = true },
        new("ck_edition_approval", $"insert into break_glass values ({ThatDay}, now(), 'import', 'It had to be today'); {NewEdition} (1, now(), 'import', 'First', {ThatDay})")
        {
            OnNothing = true,
        },
        new("ck_edition_reason", $"{NewEdition} (2, now(), 'editor', '', {ThatDay})"),
        new("fk_edition_break_glass_break_glass_id", $"{NewEdition} (2, now(), 'editor', 'Typo', '00000000-0000-0000-0000-000000000002')"),
        new("tr_edition_follows", $"{NewEdition} (3, now(), 'editor', 'Typo', {ThatDay})"),
        new("tr_edition_follows", $"{NewEdition} (1, now(), 'import', 'Again', null)"),
        new("tr_edition_follows", $"{NewEdition} (2, now(), 'import', 'First', {ThatDay})") { OnNothing = true },
        new("tr_edition_only_added_to", "update edition set reason = 'Better'"),
        new("tr_edition_only_added_to", "delete from edition"),
        new("tr_edition_only_added_to", $"{AtOnce} truncate edition cascade"),

        new("pk_break_glass", "insert into break_glass select * from break_glass"),
        new("ck_break_glass_reason", "insert into break_glass values ('00000000-0000-0000-0000-000000000002', now(), 'editor', 'ASAP')"),
        new("tr_break_glass_only_added_to", "update break_glass set reason = 'Better than before'"),
        new("tr_break_glass_only_added_to", "delete from break_glass"),
        new("tr_break_glass_only_added_to", $"{AtOnce} truncate break_glass cascade"),

        new("pk_revision", "insert into revision select * from revision"),
        new("ck_revision_kind", $"{NewRevision} ('rumour', 'x', 1, 1, '{"{}"}')"),
        new("ck_revision_schema", $"{NewRevision} ('holiday', 'x', 1, 0, '{"{}"}')"),
        new("ck_revision_body", $"{NewRevision} ('holiday', 'x', 1, 1, '[]')"),
        new("fk_revision_edition_published_in", $"{NewRevision} ('holiday', 'x', 1, 1, '{"{}"}')") { OnNothing = true },
        new("tr_revision_in_newest_edition", $"{NewEdition} (2, now(), 'editor', 'Typo', {ThatDay}); {NewRevision} ('holiday', 'x', 1, 1, '{"{}"}')"),
        new("tr_revision_in_newest_edition", $"{NewRevision} ('holiday', 'x', 2, 1, '{"{}"}')"),
        new("tr_revision_only_added_to", "update revision set body = null"),
        new("tr_revision_only_added_to", "delete from revision"),
        new("tr_revision_only_added_to", "truncate revision cascade"),

        new("pk_audit_event", "insert into audit_event overriding system value select * from audit_event"),
        new("tr_audit_event_only_added_to", "update audit_event set actor = 'nobody'"),
        new("tr_audit_event_only_added_to", "delete from audit_event"),
        new("tr_audit_event_only_added_to", $"{AtOnce} truncate audit_event cascade"),

        new("pk_county", $"{NewCounty} ('lane', 'Lane 2', '41041', 'Eugene', 1)"),
        new("ak_county_name", $"{NewCounty} ('lane-2', 'Lane', '41041', 'Eugene', 1)"),
        new("ix_county_fips", $"{NewCounty} ('lane-2', 'Lane 2', '41039', 'Eugene', 1)"),
        new("ck_county_fips", $"{NewCounty} ('clark', 'Clark', '53011', 'Vancouver', 1)"),
        new("ck_county_slug", $"{NewCounty} ('Hood River', 'Hood River', '41027', 'Hood River', 1)"),

        new("pk_zip", $"{NewZip} ('97401', 'Active', 'STANDARD', 'Eugene')"),
        new("ck_zip_code", $"{NewZip} ('9740', 'Active', 'STANDARD', 'Eugene')"),
        new("ck_zip_status", $"{NewZip} ('97402', 'active', 'STANDARD', 'Eugene')"),

        new("pk_zip_county", "insert into zip_county values ('97401', 'Lane', 0.5, true)"),
        new("ck_zip_county_share", "insert into zip_county values ('97401', 'Linn', 1.01, true)"),
        new("ck_zip_county_share", "insert into zip_county values ('97401', 'Linn', -0.01, true)"),
        new("ck_zip_county_share", "insert into zip_county values ('97401', 'Linn', 'nan', true)"),
        new("fk_zip_county_zip_zip", "insert into zip_county values ('97402', 'Lane', 1, true)"),
        new("fk_zip_county_county_county", "insert into zip_county values ('97401', 'Lame', 1, true)"),

        new("pk_place", "insert into place values ('eugene-lane', 'Eugene', 'incorporated city')"),
        new("ck_place_key", "insert into place values ('Eugene', 'Eugene', 'incorporated city')"),

        new("pk_place_county", "insert into place_county values ('eugene-lane', 'Lane', 1)"),
        new("ck_place_county_share", "insert into place_county values ('eugene-lane', 'Linn', 0)"),
        new("ck_place_county_share", "insert into place_county values ('eugene-lane', 'Linn', 1.01)"),
        new("fk_place_county_place_place", "insert into place_county values ('salem-marion', 'Lane', 1)"),
        new("fk_place_county_county_county", "insert into place_county values ('eugene-lane', 'Lame', 1)"),

        new("pk_place_zip", "insert into place_zip values ('eugene-lane', '97401')"),
        new("fk_place_zip_place_place", "insert into place_zip values ('salem-marion', '97401')"),
        new("fk_place_zip_zip_zip", "insert into place_zip values ('eugene-lane', '97402')"),

        new("pk_cco", $"{NewCco} ('river', 'River 2', 'River 2', 'River Inc')"),
        new("ix_cco_name", $"{NewCco} ('river-2', 'River Health', 'River 2', 'River Inc')"),
        new("ix_cco_short_name", $"{NewCco} ('river-2', 'River 2', 'River', 'River Inc')"),
        new("ck_cco_slug", $"{NewCco} ('river--2', 'River 2', 'River 2', 'River Inc')"),
        new("ck_cco_phone", "update cco set phone = '5415550100'"),
        new("ck_cco_toll_free", "update cco set toll_free = '1-800-555-0100'"),
        new("ck_cco_website", "update cco set website = 'http://river.example'"),

        new("pk_cco_successor", "insert into cco_successor values ('hill', 'Lane', 'river')"),
        new("ck_cco_successor_other", "insert into cco_successor values ('hill', 'Lane', 'hill')"),
        new("fk_cco_successor_cco_cco", "insert into cco_successor values ('dale', 'Lane', 'river')"),
        new("fk_cco_successor_cco_successor", "insert into cco_successor values ('river', 'Lane', 'dale')"),
        new("fk_cco_successor_county_county", "insert into cco_successor values ('river', 'Lame', 'hill')"),

        new("pk_service_area", $"{NewArea} ('river/lane', 'river', 'Linn', 'Whole', '', null, null, 'Likely', 1, '2026-11-22')"),
        new("ck_service_area_extent", $"{NewArea} ('x', 'river', 'Linn', 'Half', '', null, null, 'Likely', 1, '2026-11-22')"),
        new("ck_service_area_zips", $"{NewArea} ('x', 'river', 'Linn', 'Whole', '97446', null, null, 'Likely', 1, '2026-11-22')"),
        new("ck_service_area_zips", $"{NewArea} ('x', 'river', 'Linn', 'Only', '', null, null, 'Likely', 1, '2026-11-22')"),
        new("ck_service_area_zips_shape", $"{NewArea} ('x', 'river', 'Linn', 'Only', '97446,97401', null, null, 'Likely', 1, '2026-11-22')"),
        new("ck_service_area_certainty", $"{NewArea} ('x', 'river', 'Linn', 'Whole', '', null, null, 'Sure', 1, '2026-11-22')"),
        new("ck_service_area_part_asks", $"{NewArea} ('x', 'river', 'Linn', 'PartUnlisted', '', null, null, 'Likely', 1, '2026-11-22')"),
        new("ck_service_area_sourced", $"{NewArea} ('x', 'river', 'Linn', 'Whole', '', null, null, 'Likely', 0, '2026-11-22')"),
        new("ck_service_area_period", $"{NewArea} ('x', 'river', 'Linn', 'Whole', '', '2026-01-01', '2026-01-01', 'Likely', 1, '2026-11-22')"),
        new("fk_service_area_cco_cco", $"{NewArea} ('x', 'dale', 'Linn', 'Whole', '', null, null, 'Likely', 1, '2026-11-22')"),
        new("fk_service_area_county_county", $"{NewArea} ('x', 'river', 'Lame', 'Whole', '', null, null, 'Likely', 1, '2026-11-22')"),
        new("ex_service_area_part_once", $"{NewArea} ('x', 'hill', 'Linn', 'PartUnlisted', '', '2019-12-31', null, 'Ask', 0, '2026-11-22')"),

        new("pk_service_area_zip", $"{NewAreaZip} ('river/lane', '97401', 'river', 'Lane', '2010-01-01', '2011-01-01')"),
        new("fk_service_area_zip_service_area_service_area", $"{NewAreaZip} ('x', '97446', 'river', 'Linn', null, null)"),
        new("fk_service_area_zip_cco_cco", $"{NewAreaZip} ('river/lane', '97446', 'dale', 'Lane', null, null)"),
        new("fk_service_area_zip_zip_county_zip_county", $"{NewAreaZip} ('hill/linn', '97401', 'hill', 'Linn', null, null)"),
        new("ex_service_area_zip_once", $"{NextRiver} {NewAreaZip} ('river/lane/2', '97401', 'river', 'Lane', '2024-01-01', null)"),

        new("pk_contact", "insert into contact values ('client-services', 'OHP', '800-273-0557')"),
        new("ck_contact_phone", "insert into contact values ('poison', 'Poison Center', '98')"),

        new("pk_holiday", "insert into holiday values ('2026-01-01', 'New Year')"),

        new("pk_benefit", $"{NewBenefit} ('glasses', 'Vision', 2, true, 'Yes', 'Yes', 'Yes', 'Physical', 0)"),
        new("ck_benefit_slug", $"{NewBenefit} ('Glasses', 'Vision', 2, true, 'Yes', 'Yes', 'Yes', 'Physical', 0)"),
        new("ck_benefit_area", $"{NewBenefit} ('x', 'Eyes', 2, true, 'Yes', 'Yes', 'Yes', 'Physical', 0)"),
        new("ck_benefit_ordinal", $"{NewBenefit} ('x', 'Vision', -1, true, 'Yes', 'Yes', 'Yes', 'Physical', 0)"),
        new("ck_benefit_adults", $"{NewBenefit} ('x', 'Vision', 2, true, 'yes', 'Yes', 'Yes', 'Physical', 0)"),
        new("ck_benefit_under21", $"{NewBenefit} ('x', 'Vision', 2, true, 'Yes', 'yes', 'Yes', 'Physical', 0)"),
        new("ck_benefit_pregnant", $"{NewBenefit} ('x', 'Vision', 2, true, 'Yes', 'Yes', 'yes', 'Physical', 0)"),
        new("ck_benefit_paid_as", $"{NewBenefit} ('x', 'Vision', 2, true, 'Yes', 'Yes', 'Yes', 'Eyes', 0)"),
        new("ck_benefit_usd", $"{NewBenefit} ('x', 'Vision', 2, true, 'Yes', 'Yes', 'Yes', 'Physical', -1)"),
        new("ck_benefit_covered", $"{NewBenefit} ('x', 'Vision', 2, true, 'No', 'No', 'No', 'Physical', 0)"),
        new("ck_benefit_covered", $"{NewBenefit} ('x', 'Vision', 2, true, 'Yes', 'Yes', 'Yes', 'Physical', null)"),
        new("ck_benefit_not_covered", $"{NewBenefit} ('x', 'Vision', 2, false, 'Limited', 'No', 'No', 'Physical', null)"),
        new("ck_benefit_not_covered", $"{NewBenefit} ('x', 'Vision', 2, false, 'No', 'Yes', 'No', 'Physical', null)"),
        new("ck_benefit_not_covered", $"{NewBenefit} ('x', 'Vision', 2, false, 'No', 'No', 'Limited', 'Physical', null)"),
        new("ck_benefit_not_covered", $"{NewBenefit} ('x', 'Vision', 2, false, 'No', 'No', 'No', 'Physical', 0)"),
        new("ex_benefit_ordinal_once", $"{NewBenefit} ('x', 'Vision', 0, true, 'Yes', 'Yes', 'Yes', 'Physical', 0)"),

        new("pk_benefit_payer", "insert into benefit_payer values ('glasses', 'CCOA', 'Oha')"),
        new("ck_benefit_payer_payer", "insert into benefit_payer values ('glasses', 'open-card', 'CCOA')"),
        new("fk_benefit_payer_benefit_benefit", "insert into benefit_payer values ('x', 'CCOA', 'Cco')"),
        new("fk_benefit_payer_enrollment_type_enrollment_type", "insert into benefit_payer values ('glasses', 'CCOB', 'Cco')"),

        new("pk_benefit_package", "insert into benefit_package values ('glasses', 'plus', null, false, null)"),
        new("ck_benefit_package_at_most", "insert into benefit_package values ('glasses', 'old', 'Half', false, null)"),
        new("ck_benefit_package_payer", "insert into benefit_package values ('glasses', 'old', null, false, 'CCOA')"),
        new("fk_benefit_package_benefit_benefit", "insert into benefit_package values ('x', 'plus', null, false, null)"),
        new("fk_benefit_package_package_package", "insert into benefit_package values ('glasses', 'x', null, false, null)"),

        new("pk_package", $"{NewPackage} ('plus', 2, 'Current', null, null)"),
        new("ck_package_slug", $"{NewPackage} ('Plus', 2, 'Current', null, null)"),
        new("ck_package_ordinal", $"{NewPackage} ('x', -1, 'Current', null, null)"),
        new("ck_package_status", $"{NewPackage} ('x', 2, 'Past', null, null)"),
        new("ck_package_ended_on", $"{NewPackage} ('x', 2, 'Current', '2023-06-30', null)"),
        new("fk_package_enrollment_type_common_type", $"{NewPackage} ('x', 2, 'Current', null, 'CCOB')"),
        new("ex_package_ordinal_once", $"{NewPackage} ('x', 1, 'Current', null, null)"),

        new("pk_package_code", "insert into package_code values ('plus', 'BMH')"),
        new("ck_package_code_code", "insert into package_code values ('plus', 'Bmh')"),
        new("fk_package_code_package_package", "insert into package_code values ('x', 'BMH')"),

        new("pk_enrollment_type", $"{NewType} ('CCOA', 'Cco', 'Cco', 'Cco', 'Cco')"),
        new("ck_enrollment_type_code", $"{NewType} ('cco-b', 'Cco', 'Cco', 'Oha', 'Cco')"),
        new("ck_enrollment_type_physical", $"{NewType} ('CCOB', 'cco', 'Cco', 'Oha', 'Cco')"),
        new("ck_enrollment_type_behavioral", $"{NewType} ('CCOB', 'Cco', 'cco', 'Oha', 'Cco')"),
        new("ck_enrollment_type_dental", $"{NewType} ('CCOB', 'Cco', 'Cco', 'oha', 'Cco')"),
        new("ck_enrollment_type_rides", $"{NewType} ('CCOB', 'Cco', 'Cco', 'Oha', 'cco')"),

        new("pk_cco_extra", "insert into cco_extra values ('river-club', null, true, null)"),
        new("ck_cco_extra_key", "insert into cco_extra values ('River club', null, true, null)"),
        new("ck_cco_extra_phone", "insert into cco_extra values ('x', null, true, '5415550100')"),
        new("fk_cco_extra_benefit_benefit", "insert into cco_extra values ('x', 'braces', true, null)"),

        new("pk_cco_extra_cco", "insert into cco_extra_cco values ('river-glasses', 'river')"),
        new("fk_cco_extra_cco_cco_extra_extra", "insert into cco_extra_cco values ('x', 'river')"),
        new("fk_cco_extra_cco_cco_cco", "insert into cco_extra_cco values ('river-glasses', 'dale')"),

        new("pk_danger", "insert into danger values ('suicide', 2)"),
        new("ck_danger_key", "insert into danger values ('Overdose', 2)"),
        new("ck_danger_ordinal", "insert into danger values ('overdose', -1)"),
        new("ex_danger_ordinal_once", "insert into danger values ('overdose', 0)"),

        new("pk_danger_line", "insert into danger_line values ('suicide', 'client-services', 1)"),
        new("ck_danger_line_ordinal", "insert into danger_line values ('suicide', 'crisis', -1)"),
        new("fk_danger_line_danger_danger", "insert into danger_line values ('x', 'crisis', 0)"),
        new("fk_danger_line_contact_contact", "insert into danger_line values ('suicide', 'x', 1)"),
        new("ex_danger_line_ordinal_once", "insert into danger_line values ('suicide', 'crisis', 0)"),

        new("pk_page", "insert into page values ('help/rides', 'help', 1, 'quality')"),
        new("ck_page_section", "insert into page values ('news/rides', 'news', 1, 'quality')"),
        new("ck_page_key", "insert into page values ('learn/rides', 'help', 1, 'quality')"),

        new("pk_page_report", "insert into page_report overriding system value select * from page_report"),
        new("ck_page_report_page", "insert into page_report (page, edition, kind, words, day) values ('/find?q=97301', 1, 'phone', null, '2026-11-22')"),
        new("ck_page_report_page", "insert into page_report (page, edition, kind, words, day) values ('https://example.org', 1, 'phone', null, '2026-11-22')"),
        new("ck_page_report_edition", "insert into page_report (page, edition, kind, words, day) values ('/ccos', 0, 'phone', null, '2026-11-22')"),
        new("ck_page_report_kind", "insert into page_report (page, edition, kind, words, day) values ('/ccos', 1, 'person', null, '2026-11-22')"),
        new("ck_page_report_words", "insert into page_report (page, edition, kind, words, day) values ('/ccos', 1, 'other', '', '2026-11-22')"),
        new("ck_page_report_words", "insert into page_report (page, edition, kind, words, day) values ('/ccos', 1, 'other', repeat('x', 501), '2026-11-22')"),

        new("pk_notice", "insert into notice values ('wildfires', 'Warning', '2026-11-20 08:00', '2026-11-25 17:30')"),
        new("ck_notice_key", "insert into notice values ('Wildfires', 'Warning', '2026-11-20 08:00', '2026-11-25 17:30')"),
        new("ck_notice_level", "insert into notice values ('x', 'Danger', '2026-11-20 08:00', '2026-11-25 17:30')"),
        new("ck_notice_period", "insert into notice values ('x', 'Warning', '2026-11-20 08:00', '2026-11-20 08:00')"),
        new("ck_notice_period", "insert into notice values ('x', 'Warning', '2026-11-20 08:00', '2027-11-20 08:01')"),

        new("pk_measure", "insert into measure values ('visits', 1, null)"),
        new("ck_measure_key", "insert into measure values ('Visits', 1, null)"),
        new("pk_measure_value", "insert into measure_value values ('visits', 2025, 1)"),
        new("ck_measure_value_year", "insert into measure_value values ('visits', 2011, 1)"),
        new("ck_measure_value_value", "insert into measure_value values ('visits', 2023, 100.1)"),
        new("fk_measure_value_measure_measure", "insert into measure_value values ('x', 2025, 1)"),

        new("pk_edition_changes", "insert into edition_changes values (1, 1, '[{}]')"),
        new("ck_edition_changes_schema", $"{NewEdition} (2, now(), 'editor', 'Typo', {ThatDay}); insert into edition_changes values (2, 0, '[{"{}"}]')"),
        new("ck_edition_changes_changes", $"{NewEdition} (2, now(), 'editor', 'Typo', {ThatDay}); insert into edition_changes values (2, 1, '[]')"),
        new("fk_edition_changes_edition_edition", "insert into edition_changes values (2, 1, '[{}]')"),
        new("tr_edition_changes_only_added_to", "update edition_changes set changes = '[{\"x\": 1}]'"),
        new("tr_edition_changes_only_added_to", "delete from edition_changes"),
        new("tr_edition_changes_only_added_to", "truncate edition_changes cascade"),

        new("pk_subscriber", $"insert into subscriber values ({ThatDay}, decode(repeat('03', 32), 'hex'), 'x', 'en', now())"),
        new("ix_subscriber_address_hash", $"insert into subscriber values ({Nobody}, decode(repeat('01', 32), 'hex'), 'x', 'en', now())"),
        new("ck_subscriber_address_hash", $"insert into subscriber values ({Nobody}, 'x', 'x', 'en', now())"),
        new("ck_subscriber_language", $"insert into subscriber values ({Nobody}, decode(repeat('03', 32), 'hex'), 'x', 'es-US', now())"),

        new("pk_subscription", $"insert into subscription values ({ThatDay}, 'cco:river', now(), null)"),
        new("ck_subscription_watch", $"insert into subscription values ({ThatDay}, 'zip:97401', now(), null)"),
        new("fk_subscription_subscriber_subscriber", $"insert into subscription values ({Nobody}, 'all', now(), null)"),

        new("pk_mail_token", $"insert into mail_token values (decode(repeat('02', 32), 'hex'), {ThatDay})"),
        new("ck_mail_token_hash", $"insert into mail_token values ('x', {ThatDay})"),
        new("fk_mail_token_subscriber_subscriber", $"insert into mail_token values (decode(repeat('03', 32), 'hex'), {Nobody})"),

        new("pk_outbox_mail", $"delete from outbox_mail where edition = 1; {NewMail} ({ThatDay}, {ThatDay}, 1, now(), now(), 0)"),
        new("ix_outbox_mail_subscriber_edition", $"{NewMail} ({Nobody}, {ThatDay}, 1, now(), now(), 0)"),
        new("ix_outbox_mail_subscriber_edition", $"{NewMail} ({Nobody}, {ThatDay}, null, now(), now(), 0)"),
        new("ck_outbox_mail_tries", "update outbox_mail set tries = -1"),
        new("fk_outbox_mail_subscriber_subscriber", $"{NewMail} ({Nobody}, {Nobody}, null, now(), now(), 0)"),
        new("fk_outbox_mail_edition_changes_edition", $"{NewMail} ({Nobody}, {ThatDay}, 2, now(), now(), 0)"),
    ];
}
