"""Attacks, takings and movements of armed forces, told by noun or verb, with their ends and what they are beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reports import only, roles

if TYPE_CHECKING:
    from tests.extraction.reports import Reported


class TestWhatIsTaken:
    """What is taken says what the word for it tells of."""

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("The rebels captured Bambari on 3 March 2021.", "military_operation"),
            ("The capture of Bambari by the army on 3 March 2021 ended the fighting.", "military_operation"),
            ("Soldiers seized the airport on 3 March 2021.", "military_operation"),
            ("Police captured the robber in Lyon on 3 March 2021.", "arrest"),
            ("Customs officers seized 40 kilos of heroin in Durres on 3 March 2021.", "arrest"),
            ("The takeover of Torvale by Sarn Mills was completed on 3 March 2021.", "agreement"),
            ("The release of six hostages in Jolo on 3 March 2021 was welcomed.", "other"),
            ("Some 300 inmates escaped from a prison in Koutiala on 3 March 2021.", "other"),
        ],
    )
    def test_kinds(self, reported: Reported, text: str, kind: str) -> None:
        assert only(reported(text), kind).when.start == "2021-03-03"

    @pytest.mark.parametrize(
        "text",
        [
            "The painter captured the light of Venice in 1890.",
            "The fall of the rouble in March 2021 hurt importers in Omsk.",
            "The release of the album in June 2021 was put off.",
            "Tourists enter Fez through the old gate.",
            "The withdrawal of the bill in May 2021 pleased the unions.",
        ],
    )
    def test_other_meanings(self, reported: Reported, text: str) -> None:
        assert not [report for report in reported(text) if report.modality == "asserted"]


class TestNouns:
    @pytest.mark.parametrize(
        ("text", "kind", "role"),
        [
            (
                "The storming of the town hall in Lunsar in May 2019 by miners shocked the region.",
                "attack",
                ("target", "the town hall"),
            ),
            ("The poisoning of Ana Lima in Porto in May 2019 was never solved.", "attack", ("victim", "Ana Lima")),
            (
                "The overthrow of President Jo Tan in May 2019 was condemned.",
                "military_operation",
                ("target", "Jo Tan"),
            ),
            (
                "The entry of Kenyan troops into Somalia in May 2019 changed little.",
                "military_operation",
                ("participant", "Kenyan troops"),
            ),
        ],
    )
    def test_whom_it_befell(self, reported: Reported, text: str, kind: str, role: tuple[str, str]) -> None:
        report = only(reported(text), kind)
        assert role in roles(report)
        assert report.when.start == "2019-05"

    def test_a_year_and_a_town_before_the_noun(self, reported: Reported) -> None:
        report = only(reported("The 2015 Sousse attacks, claimed by nobody, killed 38 people."), "attack")
        assert (report.when.start, report.place.name, report.killed.min) == ("2015", "Sousse", 38)

    def test_a_possessive_beside_of_is_who_did_it(self, reported: Reported) -> None:
        report = only(reported("The Taliban's capture of Kunduz on 8 August 2021 was swift."), "military_operation")
        assert ("perpetrator", "Taliban") in roles(report)


class TestParse:
    """Phrases that the model takes for something else."""

    @pytest.mark.parametrize(
        "text",
        [
            "Two men on a motorbike shot dead three traders in Garissa on 3 March 2021.",
            "Robbers in a van shot dead three traders in Garissa on 3 March 2021.",
        ],
    )
    def test_shot_dead(self, reported: Reported, text: str) -> None:
        report = only(reported(text), "attack")
        assert ("victim", "three traders") in roles(report)
        assert {role for role, _ in roles(report)} == {"perpetrator", "victim"}
        assert report.killed.max == 3

    @pytest.mark.parametrize("verb", ["took", "held"])
    def test_hostages(self, reported: Reported, verb: str) -> None:
        report = only(reported(f"Pirates {verb} nine crew members hostage off Togo on 3 March 2021."), "kidnapping")
        assert ("victim", "nine crew members") in roles(report)

    def test_a_past_that_hangs_on_the_noun_before_it(self, reported: Reported) -> None:
        report = only(reported("A man wearing a black mask stabbed two nurses in Porto on 3 March 2021."), "attack")
        assert ("perpetrator", "A man") in roles(report)


class TestApart:
    def test_what_the_news_is_compared_with_is_another(self, reported: Reported) -> None:
        found = reported(
            "A car bomb killed 21 cadets in Cucuta on 17 January 2019. "
            "It was the worst attack in the city since 2003, when 36 people died in a bombing at a club."
        )
        dated = {report.when.start: report.killed.max for report in found if report.type == "attack"}
        assert dated == {"2019-01-17": 21, "2003": 36}

    def test_the_end_of_those_who_did_it_is_no_attack(self, reported: Reported) -> None:
        report = only(
            reported(
                "Gunmen attacked a hotel in Baidoa on 3 March 2021, killing nine guests. "
                "All four attackers were killed after a siege of six hours."
            ),
            "attack",
        )
        assert (report.killed.min, report.killed.max) == (9, 9)

    def test_bombs_of_an_army_that_kill_civilians(self, reported: Reported) -> None:
        report = only(
            reported("Shelling by government forces killed nine civilians in Ariha on 3 March 2021."), "attack"
        )
        assert ("perpetrator", "government forces") in roles(report)

    def test_another_in_the_same_sentence(self, reported: Reported) -> None:
        found = reported(
            "Gunmen killed four guards in one raid on a mill in Quetta on 3 March 2021, and in another raid in Lahore "
            "two porters were killed."
        )
        assert {(report.place.name, report.killed.max) for report in found} == {("Quetta", 4), ("Lahore", 2)}

    def test_a_count_of_nobody_in_particular_is_of_what_was_told_before(self, reported: Reported) -> None:
        report = only(
            reported(
                "An air strike on a depot in Tajoura on 3 March 2021 killed 53 porters. More than 130 were wounded."
            ),
            "attack",
        )
        assert (report.killed.max, report.injured.min) == (53, 130)

    @pytest.mark.parametrize("end", ["being killed by police", "he was shot dead by police"])
    def test_whoever_is_killed_in_turn_is_no_victim(self, reported: Reported, end: str) -> None:
        report = only(reported(f"A gunman killed two nurses in Porto on 3 March 2021 before {end}."), "attack")
        assert roles(report) == {("perpetrator", "A gunman"), ("victim", "two nurses")}
        assert report.killed.max == 2


class TestModality:
    @pytest.mark.parametrize(
        "text",
        [
            "The attack on the convoy in Besham on 3 March 2021 was not the first of its kind.",
            "The army thwarted an attempted coup in Bangui on 3 March 2021.",
        ],
    )
    def test_it_happened(self, reported: Reported, text: str) -> None:
        assert {report.modality for report in reported(text)} == {"asserted"}

    def test_an_arrest_that_is_ordered_is_to_come(self, reported: Reported) -> None:
        assert only(reported("A judge ordered the arrest of two men on 3 March 2021."), "arrest").modality == "planned"


class TestPlace:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("A bomb killed two men in the Idlib village of Ariha on 3 March 2021.", "Ariha"),
            ("Gunmen killed two men in the Nigerian town of Kolmuri on 3 March 2021.", "Kolmuri"),
        ],
    )
    def test_a_town_by_what_holds_it(self, reported: Reported, text: str, name: str) -> None:
        assert only(reported(text), "attack").place.name == name

    def test_an_agreement_is_where_it_was_made(self, reported: Reported) -> None:
        report = only(reported("Peru and Chile agreed in Lima on 3 March 2021 to build bridges in Arica."), "agreement")
        assert report.place.name == "Lima"

    def test_a_town_that_was_taken(self, reported: Reported) -> None:
        text = "Rebels in the Democratic Republic of the Congo seized the town of Sembala on 3 March 2021."
        assert only(reported(text), "military_operation").place.name == "Sembala"

    def test_an_arrest_is_not_where_the_crime_was(self, reported: Reported) -> None:
        text = "Police on 5 March 2021 arrested three men over the bombing of a mosque in Karachi on 3 March 2021."
        assert only(reported(text), "arrest").when.start == "2021-03-05"


class TestToll:
    @pytest.mark.parametrize(
        "some", ["among them two girls", "two of them girls", "of whom two were girls", "including two girls"]
    )
    def test_some_of_those_counted_before(self, reported: Reported, some: str) -> None:
        report = only(reported(f"A mine killed 12 villagers, {some}, near Gao on 3 March 2021."), "attack")
        assert report.killed.max == 12

    def test_a_toll_that_rose_on_another_day(self, reported: Reported) -> None:
        report = only(
            reported("The death toll in the attack on a hotel in Gao on 3 March 2021 rose to 18 on 5 March 2021."),
            "attack",
        )
        assert (report.when.start, report.killed.max) == ("2021-03-03", 18)

    def test_a_total(self, reported: Reported) -> None:
        report = only(reported("A total of 24 people died in an attack in Gao on 3 March 2021."), "attack")
        assert report.killed.max == 24

    def test_what_a_plague_has_cost_is_no_toll(self, reported: Reported) -> None:
        found = reported(
            "A bomber attacked a hotel in Gao on 3 March 2021. The land has a history of terrorism, which has cost "
            "more than 40,000 lives."
        )
        assert only(found, "attack").killed.max is None


class TestWhatIsNoAttack:
    """Bombs in store, raids by the dozen."""

    @pytest.mark.parametrize(
        "text",
        [
            "Police seized two bombs and a rifle in Turin on 3 March 2021.",
            "Smugglers were caught with a load of dynamite charges in Turin on 3 March 2021.",
            "Police defused a World War II bomb at a building site in Turin on 3 March 2021.",
            "Police said the group was behind at least 20 bomb attacks in Punjab.",
            "October alone cost 198 lives in Punjab, the second highest toll of any month of 2021.",
        ],
    )
    def test_it_is_none(self, reported: Reported, text: str) -> None:
        assert not [one for one in reported(text) if one.type == "attack" and one.modality != "generic"]


class TestWhatIsAnAttack:
    @pytest.mark.parametrize(
        ("text", "role", "whom"),
        [
            ("Gunmen levelled machinegun fire at a watchman in Nairobi on 3 March 2021.", "victim", "a watchman"),
            ("The city was dark on 3 March 2021 after the destruction of three pylons.", "target", "three pylons"),
            ("Guerrilla units attacked the power station in Mopti on 3 March 2021.", "target", "the power station"),
        ],
    )
    def test_it_is_one(self, reported: Reported, text: str, role: str, whom: str) -> None:
        assert (role, whom) in roles(only(reported(text), "attack"))

    def test_a_device_that_did_not_go_off(self, reported: Reported) -> None:
        report = only(reported("Experts deactivated an explosive device in a bank in Turin on 3 March 2021."), "attack")
        assert (report.subtype, report.place.name) == ("bombing", "Turin")

    def test_what_was_hit_in_each_of_some_towns_was_hit_twice(self, reported: Reported) -> None:
        found = reported("The rebels burned clinics in Bannu and Besham on 3 March 2021.")
        assert [one.place.name for one in found if one.type == "attack"] == ["Bannu", "Besham"]

    @pytest.mark.parametrize("clinics", ["dozens of clinics", "the two clinics"])
    def test_what_is_counted_together_is_one(self, reported: Reported, clinics: str) -> None:
        only(reported(f"The rebels burned {clinics} in Bannu and Besham on 3 March 2021."), "attack")


def test_a_vehicle_driven_into_a_crowd(reported: Reported) -> None:
    report = only(
        reported("A hijacked lorry ploughed into a crowd in Turku on 3 March 2021, killing four people."), "attack"
    )
    assert report.killed.max == 4


def test_paragraphs_that_open_with_a_day(reported: Reported) -> None:
    found = reported(
        "On March 3, 2015, gunmen stormed a hotel in Gao. The attack killed nine guests.\n\n"
        "On May 9, 2016, a bomb went off in Kidal. Six people died.\n\n"
        "On June 2, 2017, rebels attacked a mine near Kati. Police arrested two men."
    )
    assert only(found, "arrest").when.start == "2017-06-02"
    assert {report.when.start for report in found if report.type == "attack"} == {
        "2015-03-03",
        "2016-05-09",
        "2017-06-02",
    }


@pytest.mark.parametrize(
    ("text", "doer", "where"),
    [
        ("Turkey’s air strikes on the port of Latakia on 3 March 2021 killed two.", "Turkey", "Syria"),
        ("Russia’s missile attack on Kyiv on 3 March 2021 killed two.", "Russia", "Kyiv"),
        ("Russia’s shelling of Kyiv on 3 March 2021 killed two.", "Russia", "Kyiv"),
        ("Peru’s attack on Chile on 3 March 2021 killed two.", "Peru", "Chile"),
        ("The army’s attack on Riga on 3 March 2021 killed two.", "The army", "Riga"),
        ("A strike by Turkey on the camp in Latakia on 3 March 2021 killed two.", "Turkey", "Syria"),
        ("The town of Latakia was bombed by Turkey on 3 March 2021.", "Turkey", "Syria"),
        ("A Chadian drone hit a bus in Garoua on 3 March 2021, killing two people.", "Chadian", "Garoua"),
        ("Chadian drones attacked a depot in Garoua on 3 March 2021.", "Chadian", "Garoua"),
        ("Nine people were killed by Chadian fire in Garoua on 3 March 2021.", "Chadian", "Garoua"),
        ("Nine people were killed by Chadian artillery in Garoua on 3 March 2021.", "Chadian", "Garoua"),
        ("Attacks went on, including the launch of missiles against Garoua on 3 March 2021.", None, "Garoua"),
        ("Chad launched 50 drones at Garoua on 3 March 2021.", "Chad", "Garoua"),
        ("Turkey launched strikes against rebel targets in Darfur on 3 March 2021.", "Turkey", "Darfur"),
        ("Peru’s bombings on 3 March 2021 killed nine.", None, "Peru"),
        ("Peru’s worst attack on women was on 3 March 2021.", None, "Peru"),
    ],
)
def test_whose_an_attack_is(reported: Reported, text: str, doer: str | None, where: str) -> None:
    report = only(reported(text), "attack")
    assert {part.text for part in report.participants if part.role == "perpetrator"} == ({doer} - {None})
    assert where in (report.place.name, report.place.country)
    assert not any(part.role == "target" and part.text in (doer, "Peru") for part in report.participants)


def test_a_state_is_the_target_of_an_attack_on_it(reported: Reported) -> None:
    report = only(reported("Iran launched a drone and missile attack on Israel on 3 March 2021."), "attack")
    assert roles(report) == {("perpetrator", "Iran"), ("target", "Israel")}


@pytest.mark.parametrize(
    "text",
    [
        "The volunteers’ six-hour battle with the flames ended on 3 March 2021.",
        "His six-year battle with a rare disease ended on 3 March 2021.",
        "EU arrivals were up by 8 percent on 3 March 2021.",
        "A soldier deployed in the country’s anti-terrorism force on 3 March 2021 was happy.",
    ],
)
def test_what_is_fought_arrives_or_is_sent_is_somebody(reported: Reported, text: str) -> None:
    assert not reported(text)


def test_an_execution_of_somebody_is_the_states(reported: Reported) -> None:
    report = only(reported("Iran’s execution of a dissident on 3 March 2021 was condemned by France."), "trial")
    assert roles(report) == {("participant", "Iran"), ("target", "a dissident")}
    assert report.place.country == "Iran"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima denounced his remarks about precision strikes on Peru on 3 March 2021.",
        "Ana Lima denounced the minister for talking about launching precision strikes on Peru.",
    ],
)
def test_what_a_remark_is_about_did_not_happen(reported: Reported, text: str) -> None:
    assert not any(report.type in ("attack", "protest") for report in reported(text))


def test_an_invasion_is_where_it_leads_to(reported: Reported) -> None:
    report = only(reported("Germany’s invasion of Denmark in April 1940 surprised everyone."), "war")
    assert report.place.country == "Denmark"
    assert roles(report) == {("perpetrator", "Germany"), ("target", "Denmark")}
