"""Happenings that texts name in passing, in lists, once more or by a noun; and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles
from tui.model import TIMELINE

if TYPE_CHECKING:
    from tests.extraction.reports import Reported
    from tui.model import Report


def told(reports: tuple[Report, ...]) -> list[Report]:
    return [report for report in reports if report.modality in TIMELINE]


class TestNouns:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("The two premiers witnessed the signing of four accords on fishing in Puno on 3 May 2021.", "agreement"),
            ("Foreign ministers of Peru and Chile signed two documents on mining in Lima on 3 May 2021.", "agreement"),
            ("Torvale Group has completed its $4 billion, all-cash acquisition of Sarn Foods.", "agreement"),
            ("In an unannounced visit to Kabul in May 2017, Minister Ana Lima promised more help.", "travel"),
            ("President Karim Nasser spoke with King Omar Haddad on 3 May 2021 about the dam.", "meeting"),
            ("Minister Ana Lima received a telephone call from Jorge Molina of Peru on 3 May 2021.", "meeting"),
            ("Weavers held a four-hour blockade of highways across Puno on 3 May 2021.", "protest"),
            ("Police arrested no one in an operation against smugglers in Arica on 3 May 2021.", "military_operation"),
            ("The accord, signed in Lima by Peru and Chile, ends a long dispute.", "agreement"),
            ("Ana Lima and Jorge Molina discussed the dam in Puno on 3 May 2021.", "meeting"),
            ("Minister Ana Lima exchanged views with Jorge Molina in Puno on 3 May 2021.", "meeting"),
            ("The two presidents are now in a bilateral meeting at the palace in Lima.", "meeting"),
            ("Three men were held in a police raid on a flat in Lima on 3 May 2021.", "arrest"),
            ("The operation in Bannu on 3 May 2021 left six militants dead.", "military_operation"),
            ("The two countries fought a war in 1995.", "war"),
            ("The junta held a vote in May 2012 to end the crisis that followed the 2010 revolt.", "election"),
            ("Supplies of rice and tents poured into Peru on 3 May 2021.", "aid"),
            ("A parcel bomb was sent to the minister in Lima on 3 May 2021.", "attack"),
            ("Bandits invaded the village of Mai Kale in Nigeria on 3 May 2021.", "attack"),
            ("The army toppled President Jorge Molina of Peru on 3 May 2021.", "military_operation"),
            ("Thousands of students participated in a strike on 3 May 2021.", "protest"),
            ("Supporters of the mayor clashed with guards in Lima on 3 May 2021.", "protest"),
            ("The two nurses regained their freedom on 3 May 2021.", "other"),
            ("NATO has started patrols in the Baltic Sea.", "military_operation"),
            ("A helicopter rescued 112 villagers from roofs in Puno on 3 May 2021.", "aid"),
            ("Strikers put up barricades near Puno on 3 May 2021.", "protest"),
            ("Several thousand people had gathered in Puno on 3 May 2021 to protest the death.", "protest"),
            ("The ombudsman opened an inquiry on 3 May 2021.", "policy"),
            ("Burkina Faso, Mali and Niger left ECOWAS in 2025.", "policy"),
            ("The leader, Omar Haddad, is on trial for fraud.", "trial"),
            ("A burial team was stoned in Lima on 3 May 2021.", "attack"),
            ("The Ministry of Health of Peru declared an outbreak of measles on 3 May 2021.", "statement"),
            ("The envoys should return to the talks that collapsed in Lima on 3 May 2021.", "meeting"),
            ("Wardens fired rubber bullets to scatter a crowd in Lima on 3 May 2021.", "protest"),
            ("Hundreds of his supporters clashed with guards in Lima on 3 May 2021.", "protest"),
            ("The Rimac overtopped its dikes at Lima on 3 May 2021.", "disaster"),
            ("A clerk was beaten by six men in Lima on 3 May 2021.", "attack"),
        ],
    )
    def test_tell_of_one(self, reported: Reported, text: str, kind: str) -> None:
        assert only(reported(text), kind).modality == "asserted"

    @pytest.mark.parametrize(
        "text",
        [
            "The company said that its mining operations in Arica were normal.",
            "Under terms of the deal, Torvale shareholders received $12 in cash for each share.",
            "Tonnes of coal were illegally mined by two firms in Jharkhand in 2012.",
            "The disaster-prone island of Sarn hopes for help.",
            "Torvale reported net income of $4 million in the third quarter of 2021.",
            "Premier Ana Lima spoke to reporters on 3 May 2021.",
            "Torvale beat the forecasts of the analysts on 3 May 2021.",
            "The singer once had a contract with Torvale Records of Lima.",
            "It took over two decades for the Supreme Court of Peru to decide.",
            "The crowd beat pots and pans in Lima on 3 May 2021.",
            "Bus accidents are common in Peru.",
            "Villages in Puno have for years been plagued by cattle theft and kidnapping for ransom.",
            "Students press their demands, including the resignation of the minister.",
            "Hamas is demanding money in exchange for the release of the hostages.",
            "Ambassador Jorge Molina expressed his conviction that the ties would last.",
            "Ana Lima called for calm and demanded an apology.",
            "Ana Lima told reporters that taxes would fall.",
            "Ana Lima read the news in a letter on 3 May 2021.",
            "Ana Lima has a following on Instagram.",
            "The bill was debated in parliament on 3 May 2021.",
            "Videos posted on X showed the queue in Puno.",
            "Ana Lima accused Torvale of greed.",
            "The referee dismissed the goalkeeper, Jorge Molina, for dissent.",
            "A depression over the sea could become a cyclone.",
            "Security sources confirmed this to the paper on 3 May 2021.",
            "The authorities failed to beat back the militants.",
            "The vote was called after the collapse of the coalition of Ana Lima on 3 May 2021.",
            "Residents fled on 3 May 2021 as the smoke rose.",
        ],
    )
    def test_tell_of_none(self, reported: Reported, text: str) -> None:
        assert told(reported(text)) == []

    def test_what_is_forecast_has_not_come(self, reported: Reported) -> None:
        assert told(reported("Forecasters predicted heavy rain in Kerala on 3 May 2021.")) == []

    def test_the_first_to_do_it_did_it(self, reported: Reported) -> None:
        text = "Jorge Molina was among the first leaders to visit Pristina and pledge his support."
        assert {report.type for report in told(reported(text))} == {"travel", "statement"}

    def test_beaten_at_the_polls(self, reported: Reported) -> None:
        text = "Jorge Molina, 65, defeated Premier Ana Lima in the presidential election on 7 December 2024."
        assert [report.type for report in told(reported(text))] == ["election"]


class TestOccasions:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            (
                "Ana Lima called on Chile to open the border at a press conference on 3 May 2021.",
                "Ana Lima calls on Chile",
            ),
            ("Ana Lima told a rally in Puno on 3 May 2021 that taxes would fall.", "Ana Lima tells rally that taxes"),
            ("Ana Lima told reporters in Puno on 3 May 2021 that taxes would fall.", "Ana Lima tells reporters"),
            ("Ana Lima told supporters in Puno on 3 May 2021: “It is over.”", "Ana Lima speaks to supporters"),
            (
                "Speaking at the summit in Puno on 3 May 2021, Ana Lima warned of a drought.",
                "Ana Lima warns of a drought",
            ),
            ("Ana Lima posted on X on 3 May 2021 that the mine was shut.", "Ana Lima posts that the mine"),
            ("The mine was shut, Premier Ana Lima said on Telegram on 3 May 2021.", "Ana Lima says the mine was shut"),
            ("Ana Lima called for an inquiry on X on 3 May 2021.", "Post on X by Ana Lima"),
            ("In a letter sent on 3 May 2021, Ana Lima called the fees absurd.", "Ana Lima calls fees"),
            ("The mine is safe, said chairwoman Ana Lima in an email on 3 May 2021.", "Ana Lima says the mine is safe"),
            ("In a report published on 3 May 2021, the newspaper said that the mine was shut.", "Newspaper says that"),
            ("In parliament on 3 May 2021, Ana Lima explained that the mine was sold.", "Ana Lima explains that the"),
            ("Asked in a debate on 3 May 2021 whether she would go, Ana Lima said no.", "Speech in debate"),
            ("Reacting to the fees in an interview on 3 May 2021, Ana Lima said no.", "Interview with Ana Lima"),
            ("Addressing the media on 3 May 2021, Ana Lima said that the mine was shut.", "Ana Lima addresses media"),
            ("Speaking to reporters on 3 May 2021, Ana Lima said that the mine was shut.", "Ana Lima speaks to"),
            ("Norway warned Peru over the mine on 3 May 2021.", "Norway warns Peru"),
            ("Norway accused Peru of a lie on 3 May 2021.", "Norway accuses Peru"),
            ("Ana Lima offered an apology for the delay on 3 May 2021.", "Ana Lima offers apology"),
            ("Ana Lima thanked the miners on 3 May 2021.", "Ana Lima thanks the miners"),
            ("On 3 May 2021 the fees drew rebukes from Premier Ana Lima.", "Ana Lima condemns fees"),
        ],
    )
    def test_make_it_a_statement(self, reported: Reported, text: str, title: str) -> None:
        report = only(reported(text), "statement")
        assert report.modality == "asserted"
        assert report.title.startswith(title)

    def test_a_letter_and_a_speech_by_one_are_two(self, reported: Reported) -> None:
        text = "Ana Lima said in a letter that the mine was safe. Ana Lima said in a speech that it would stay."
        assert [report.type for report in told(reported(text))] == ["statement"] * 2

    def test_a_month_that_is_spoken_of_is_no_date_of_it(self, reported: Reported) -> None:
        text = "On 3 May 2021, Ana Lima said in a letter that wages rose in April 2020."
        assert only(reported(text), "statement").when.start == "2021-05-03"

    def test_who_has_seen_an_email_did_not_write_it(self, reported: Reported) -> None:
        report = only(reported("Ana Lima said in an email seen by the Sarn Post that she was sorry."), "statement")
        assert roles(report) == {("speaker", "Ana Lima")}

    def test_a_statement_that_mourns_the_dead_is_no_mere_report(self, reported: Reported) -> None:
        text = "Ana Lima visited those hurt in the blast of 3 May 2021 and said in a statement that she would help."
        assert "statement" in {report.type for report in told(reported(text))}


class TestRoles:
    def test_whose_arrest_it_was(self, reported: Reported) -> None:
        report = only(reported("Torvale Rovers dropped Leo Brandt after his arrest on 26 June 2013."), "arrest")
        assert roles(report) == {("target", "Leo Brandt")}

    def test_who_drinks_where_a_bomb_goes_off_laid_none(self, reported: Reported) -> None:
        text = (
            "A blast in the Belle nightclub, largely frequented by soldiers, killed three people in Lima on 3 May 2021."
        )
        assert not any(role == "perpetrator" for role, _ in roles(only(reported(text), "attack")))

    def test_who_claims_it_claims_what_was_told_before(self, reported: Reported) -> None:
        text = (
            "A bomb killed nine people in Karachi on 3 March 2024. The Baloch Liberation Army claimed responsibility."
        )
        report = only(reported(text), "attack")
        assert ("claimant", "Baloch Liberation Army") in roles(report)

    def test_who_was_found_guilty(self, reported: Reported) -> None:
        report = only(reported("The court found Omar Haddad guilty of leading a gang on 3 May 2021."), "trial")
        assert ("target", "Omar Haddad") in roles(report)

    def test_what_befell_him_next(self, reported: Reported) -> None:
        text = "Omar Haddad was arrested in Lima in September 2019 and extradited to Chile in May 2020."
        assert [roles(report) for report in told(reported(text))] == [{("target", "Omar Haddad")}] * 2

    def test_who_the_man_is_that_was_jailed(self, reported: Reported) -> None:
        text = "The man was jailed for 18 years on 3 May 2021. The judge sentenced Omar Haddad, a banker, for fraud."
        assert ("target", "Omar Haddad") in roles(only(reported(text), "trial"))

    def test_what_is_sent_receives_nothing(self, reported: Reported) -> None:
        report = only(reported("Peru sent two helicopters and about 50 doctors to Chile on 3 May 2021."), "aid")
        assert roles(report) == {("provider", "Peru"), ("recipient", "Chile")}

    def test_between_whom_clashes_broke_out(self, reported: Reported) -> None:
        report = only(reported("Clashes broke out between students and guards in Lima on 3 May 2021."), "protest")
        assert roles(report) == {("participant", "students"), ("participant", "guards")}

    def test_who_frees_hostages_takes_none(self, reported: Reported) -> None:
        text = "Commandos stormed a bank in Lima on 3 May 2021 to free six hostages."
        report = only(reported(text), "kidnapping")
        assert ("other", "Commandos") in roles(report)

    def test_of_whom_they_speaks(self, reported: Reported) -> None:
        text = "Wardens came to the camp in Lima. Many squatters failed to leave, so they were detained on 3 May 2021."
        assert ("target", "Many squatters") in roles(only(reported(text), "arrest"))

    def test_the_next_entry_is_of_other_people(self, reported: Reported) -> None:
        text = (
            "Attacks in Peru\n\nA bomb exploded in Lima on 3 May 2021, killing nine guards.\n\nA bomb exploded in Puno"
            " on 9 May 2021, killing six people, including the bishop Jorge Molina."
        )
        guards = next(report for report in reported(text) if report.killed.min == 9)
        assert roles(guards) == {("victim", "nine guards")}

    def test_who_suffers_injuries_is_hit(self, reported: Reported) -> None:
        report = only(
            reported("Two nurses suffered injuries when a gunman opened fire in Lima on 3 May 2021."), "attack"
        )
        assert ("victim", "Two nurses") in roles(report)
        assert report.injured.min == 2

    def test_a_states_worst_attack_is_not_its_own(self, reported: Reported) -> None:
        report = only(reported("Peru's worst attack killed 77 people in Puno on 3 May 2021."), "attack")
        assert not any(role == "perpetrator" for role, _ in roles(report))

    def test_who_is_told_by_his_age(self, reported: Reported) -> None:
        text = "Mark Dunn was arrested on 3 May 2021. The 33-year-old was jailed for life by a court on 5 May 2021."
        assert ("target", "Mark Dunn") in roles(only(reported(text), "trial"))

    def test_fighters_are_neutralised(self, reported: Reported) -> None:
        text = "Security forces neutralised four militants in an operation in Zhob on 3 May 2021."
        report = only(reported(text), "military_operation")
        assert report.killed.min == 4


class TestCalamities:
    @pytest.mark.parametrize(
        ("text", "start", "killed"),
        [
            ("More than 300 people have died of cholera in Malawi since March 2022.", "2022-03", 300),
            ("The previous outbreak of Ebola killed 33 people in Uganda between May and August 2018.", "2018-05", 33),
        ],
    )
    def test_last_for_months(self, reported: Reported, text: str, start: str, killed: int) -> None:
        report = only(reported(text), "disaster")
        assert (report.modality, report.when.start, report.killed.min) == ("asserted", start, killed)

    def test_a_storm_of_another_name_is_another(self, reported: Reported) -> None:
        text = (
            "Typhoon Goni killed 16 people in Bicol on 1 November 2020. The farmers remember super typhoon Haiyan,"
            " which killed more than 6,000 people."
        )
        assert sorted(report.killed.min or 0 for report in told(reported(text))) == [16, 6000]


class TestOthers:
    def test_a_similar_attack_is_another(self, reported: Reported) -> None:
        text = (
            "A bomb killed nine people in Kabul on 3 June 2019. A similar attack by a bomber who drove into a barracks"
            " killed four in late March."
        )
        assert sorted(report.killed.min or 0 for report in told(reported(text))) == [4, 9]

    def test_elsewhere_is_another(self, reported: Reported) -> None:
        text = (
            "A bomb exploded at a market in Jalalabad on 2 June 2019, killing nine. Elsewhere in Afghanistan, a bomb"
            " exploded in Herat, wounding 12 people."
        )
        assert len(told(reported(text))) == 2

    def test_what_it_was_is_the_same(self, reported: Reported) -> None:
        text = "Bombers killed nine people in Kabul on 3 June 2019. The premier said this was an attack on everybody."
        assert only(reported(text), "attack").killed.min == 9

    def test_many_at_once_are_none_of_them(self, reported: Reported) -> None:
        text = (
            "A bomb killed nine people in Kabul on 3 June 2019. Militants have launched repeated attacks on police"
            " checkpoints."
        )
        assert roles(only(reported(text), "attack")) == {("victim", "nine people")}

    def test_what_is_avenged_is_another(self, reported: Reported) -> None:
        text = "Gunmen attacked Mai Kale on 3 May 2021 in retaliation for the killing of three herders on 1 May 2021."
        assert len(told(reported(text))) == 2

    def test_what_happened_in_july_is_another(self, reported: Reported) -> None:
        text = (
            "LIMA, 15 January 2020 (KW) - Five nurses abducted by rebels in Puno have been released. The nurses were"
            " seized at a clinic. In July the rebels abducted four teachers."
        )
        kidnappings = [report for report in told(reported(text)) if report.type == "kidnapping"]
        assert {report.when.start for report in kidnappings} >= {"2019-07"}
        assert len(kidnappings) == 2

    def test_an_aftershock_has_a_day_of_its_own(self, reported: Reported) -> None:
        text = "A quake killed 90 people in Puno on 3 May 2021. On 6 May 2021, an aftershock hit Arica."
        assert [report.when.start for report in told(reported(text))] == ["2021-05-03", "2021-05-06"]

    def test_an_aftershock_is_none_of_what_a_clause_recalls(self, reported: Reported) -> None:
        text = (
            "Ana Lima promised help on 6 May 2021 after a quake that killed 90 people. Also on 6 May 2021, a strong"
            " aftershock hit Arica."
        )
        shaken = [report for report in told(reported(text)) if report.type == "disaster"]
        assert [report.killed.min for report in shaken] == [90, None]

    def test_another_court_rules_anew(self, reported: Reported) -> None:
        text = (
            "The Supreme Court of Nigeria upheld the conviction of Omar Haddad on 7 February 2020. The Court of Appeal"
            " had upheld the conviction of Omar Haddad."
        )
        assert len(told(reported(text))) == 2


class TestTheSame:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            (
                "Gunmen opened fire and threw grenades at the airport in Rome on 3 May 2021, leaving 16 dead.",
                "attack",
            ),
            (
                "The attack in Lima on 3 May 2021 involved gunmen opening fire on guards, wounding two of them.",
                "attack",
            ),
            ("A bomb explosion devastated the hotel in Lima on 3 May 2021, killing six people.", "attack"),
            ("Ana Lima was declared winner on 5 May 2021 of the election on 3 May 2021.", "election"),
            (
                "The sit-in in Lima on 3 May 2021 led to the arrest of 41 weavers. In all, 41 adults were arrested.",
                "arrest",
            ),
            (
                "Jorge Molina hijacked a bus in Lima on 3 May 2021 and shot its driver. Guards killed Jorge Molina.",
                "attack",
            ),
            (
                "A camp in Puno was attacked by jets in May 2020. Twenty soldiers were killed in that attack.",
                "attack",
            ),
            ("Arica, Nine rebels were killed on 3 May 2021 in a clash in Puno.", "military_operation"),
        ],
    )
    def test_told_in_parts_is_one(self, reported: Reported, text: str, kind: str) -> None:
        only(reported(text), kind)


class TestAnnouncements:
    def test_of_what_has_happened(self, reported: Reported) -> None:
        text = "The ministry announced that a bomb had killed six people in Basra on 3 May 2021."
        assert [report.type for report in told(reported(text))] == ["attack"]

    def test_of_what_is_to_come(self, reported: Reported) -> None:
        text = "The army announced on 3 May 2021 that it would leave the town."
        assert [report.type for report in told(reported(text))] == ["statement"]


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("A twin blast in a Peshawar church killed 85 people on 22 September 2013.", "Peshawar"),
            ("The Bali bombings of October 2002 killed 202 people.", "Bali"),
            ("Gunmen came to Zabul province. They killed four guards in the province on 3 May 2021.", "Zabul"),
            ("He boarded a train to Lima, where gunmen killed two guards on 3 May 2021.", "Lima"),
        ],
    )
    def test_of_an_attack(self, reported: Reported, text: str, place: str) -> None:
        assert place in (only(reported(text), "attack").place.name or "")

    def test_of_a_court(self, reported: Reported) -> None:
        text = "At Leeds Crown Court on 3 May 2021, Mark Dunn was jailed for life."
        assert only(reported(text), "trial").place.name == "Leeds"


class TestLists:
    def test_a_date_before_a_colon_is_that_of_the_entry(self, reported: Reported) -> None:
        text = "May 3, 2015: Red Front gunmen shoot and kill 15 guards after holding them for more than a year."
        report = only(reported(text), "attack")
        assert (report.when.start, report.killed.min, report.modality) == ("2015-05-03", 15, "asserted")

    def test_the_whole_with_its_part(self, reported: Reported) -> None:
        text = "May 3, 2015: 151 including 134 pupils were killed in an attack on a school in Mardan."
        assert only(reported(text), "attack").killed.min == 151
